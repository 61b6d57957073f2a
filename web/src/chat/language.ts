import type { FileTrouble } from './attached-files.js';

export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
};

/** The page's own few words; what the bot says comes from the server in the customer's language. */
export interface Words {
  title: string;
  language: string;
  assistant: string;
  staff: string;
  you: string;
  conversation: string;
  newMessages: string;
  state: Record<'connecting' | 'online' | 'offline', string>;
  typing: string;
  notice: Record<'person' | 'bot' | 'new_session', string>;
  placeholder: string;
  message: string;
  send: string;
  keys: string;
  attach: string;
  takePhoto: string;
  attached: string;
  uploading: string;
  uploaded: string;
  remove: string;
  tryAgain: string;
  fileTrouble: Record<FileTrouble, string>;
  suggestions: string;
  delivery: Record<'sending' | 'sent' | 'failed', string>;
  sendAgain: string;
  ticket: string;
  copy: string;
  copied: string;
  tooLong: string;
  trouble: Record<'BAD_FRAME' | 'TOO_LONG' | 'RATE_LIMITED' | 'UNAVAILABLE' | 'NO_SESSION', string>;
  startNew: string;
  startNewQuestion: string;
  startNewConsequence: string;
  startNewYes: string;
  startNewNo: string;
}

export const words: Record<Language, Words> = {
  'zh-Hans': {
    title: '售后服务',
    language: '语言',
    assistant: '服务助手',
    staff: '客服人员',
    you: '您',
    conversation: '对话内容',
    newMessages: '有新消息',
    state: { connecting: '正在连接', online: '已连接', offline: '网络中断，恢复后自动发送' },
    typing: '正在输入',
    notice: {
      person: '现在由客服人员为您服务',
      bot: '现在由服务助手为您服务',
      new_session: '之前的对话已结束，这是新的对话',
    },
    placeholder: '请输入您的问题',
    message: '消息',
    send: '发送',
    keys: '按 Enter 发送，按 Shift 加 Enter 换行',
    attach: '添加图片或文件',
    takePhoto: '拍照',
    attached: '随下一条消息发送的文件',
    uploading: '正在上传',
    uploaded: '已就绪',
    remove: '移除',
    tryAgain: '重试',
    fileTrouble: {
      TOO_LARGE: '超过 20 MB，请换一个小一点的。',
      WRONG_TYPE: '这种文件收不了，请发图片、短视频或 PDF。',
      RATE_LIMITED: '文件有点多，请稍后再试。',
      TOO_MANY: '一条消息最多带 10 个文件。',
      FAILED: '上传没有成功。',
    },
    suggestions: '可选的回答',
    delivery: { sending: '发送中', sent: '已送达', failed: '未送达' },
    sendAgain: '重新发送',
    ticket: '工单号',
    copy: '复制',
    copied: '已复制',
    tooLong: '这条消息太长了，请分几条发送。',
    trouble: {
      BAD_FRAME: '这条消息没有送达，请重新发送。',
      TOO_LONG: '这条消息太长了，请分几条发送。',
      RATE_LIMITED: '消息有点多，请稍等，我们会自动再发一次。',
      UNAVAILABLE: '服务暂时繁忙，请稍等，我们会自动再发一次。',
      NO_SESSION: '暂时无法开始对话，正在重试。',
    },
    startNew: '新对话',
    startNewQuestion: '开始新的对话？',
    startNewConsequence: '当前对话将不再显示在这台设备上。如有工单号，请先记下来。',
    startNewYes: '开始新对话',
    startNewNo: '继续当前对话',
  },
  'zh-Hant': {
    title: '售後服務',
    language: '語言',
    assistant: '服務助理',
    staff: '客服人員',
    you: '您',
    conversation: '對話內容',
    newMessages: '有新訊息',
    state: { connecting: '正在連線', online: '已連線', offline: '網路中斷，恢復後自動傳送' },
    typing: '正在輸入',
    notice: {
      person: '現在由客服人員為您服務',
      bot: '現在由服務助理為您服務',
      new_session: '先前的對話已結束，這是新的對話',
    },
    placeholder: '請輸入您的問題',
    message: '訊息',
    send: '傳送',
    keys: '按 Enter 傳送，按 Shift 加 Enter 換行',
    attach: '加入圖片或檔案',
    takePhoto: '拍照',
    attached: '隨下一則訊息傳送的檔案',
    uploading: '正在上傳',
    uploaded: '已就緒',
    remove: '移除',
    tryAgain: '重試',
    fileTrouble: {
      TOO_LARGE: '超過 20 MB，請換一個小一點的。',
      WRONG_TYPE: '這種檔案無法接收，請傳圖片、短影片或 PDF。',
      RATE_LIMITED: '檔案有點多，請稍後再試。',
      TOO_MANY: '一則訊息最多附 10 個檔案。',
      FAILED: '上傳沒有成功。',
    },
    suggestions: '可選的回答',
    delivery: { sending: '傳送中', sent: '已送達', failed: '未送達' },
    sendAgain: '重新傳送',
    ticket: '工單號碼',
    copy: '複製',
    copied: '已複製',
    tooLong: '這則訊息太長了，請分成幾則傳送。',
    trouble: {
      BAD_FRAME: '這則訊息沒有送達，請重新傳送。',
      TOO_LONG: '這則訊息太長了，請分成幾則傳送。',
      RATE_LIMITED: '訊息有點多，請稍候，我們會自動再傳一次。',
      UNAVAILABLE: '服務暫時忙碌，請稍候，我們會自動再傳一次。',
      NO_SESSION: '暫時無法開始對話，正在重試。',
    },
    startNew: '新對話',
    startNewQuestion: '開始新的對話？',
    startNewConsequence: '目前的對話將不再顯示在這台裝置上。如有工單號碼，請先記下來。',
    startNewYes: '開始新對話',
    startNewNo: '繼續目前對話',
  },
  en: {
    title: 'After-sales service',
    language: 'Language',
    assistant: 'Assistant',
    staff: 'Service staff',
    you: 'You',
    conversation: 'Conversation',
    newMessages: 'New messages',
    state: { connecting: 'Connecting', online: 'Connected', offline: 'Offline, we keep your messages' },
    typing: 'is typing',
    notice: {
      person: 'You are now talking to a person',
      bot: 'You are now talking to the assistant',
      new_session: 'The earlier conversation has ended. This is a new one',
    },
    placeholder: 'Write to us',
    message: 'Message',
    send: 'Send',
    keys: 'Enter sends, Shift and Enter starts a new line',
    attach: 'Add a picture or file',
    takePhoto: 'Take a photo',
    attached: 'Files that go with the next message',
    uploading: 'Uploading',
    uploaded: 'Ready',
    remove: 'Remove',
    tryAgain: 'Try again',
    fileTrouble: {
      TOO_LARGE: 'Larger than 20 MB. Please choose a smaller one.',
      WRONG_TYPE: 'We cannot take this kind of file. Pictures, short videos and PDFs are fine.',
      RATE_LIMITED: 'That is a lot of files. Please try again a little later.',
      TOO_MANY: 'A message takes 10 files at most.',
      FAILED: 'The upload did not work.',
    },
    suggestions: 'Suggested answers',
    delivery: { sending: 'Sending', sent: 'Delivered', failed: 'Not delivered' },
    sendAgain: 'Send again',
    ticket: 'Ticket number',
    copy: 'Copy',
    copied: 'Copied',
    tooLong: 'This message is too long. Please send it in parts.',
    trouble: {
      BAD_FRAME: 'This message did not arrive. Please send it again.',
      TOO_LONG: 'This message is too long. Please send it in parts.',
      RATE_LIMITED: 'That was a lot at once. One moment, we will send it again for you.',
      UNAVAILABLE: 'The service is busy. One moment, we will send it again for you.',
      NO_SESSION: 'The conversation cannot start just now. We keep trying.',
    },
    startNew: 'New chat',
    startNewQuestion: 'Start a new conversation?',
    startNewConsequence:
      'This one will no longer be shown on this device. If you have a ticket number, please note it first.',
    startNewYes: 'Start a new one',
    startNewNo: 'Stay with this one',
  },
};

/** Chinese of Taiwan, Hong Kong and Macau is written in traditional characters unless the tag says otherwise. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const parts = tag.toLowerCase().split('-');
    if (parts[0] === 'en') return 'en';
    if (parts[0] !== 'zh' && parts[0] !== 'yue') continue;
    if (parts.includes('hans')) return 'zh-Hans';
    return parts.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans';
  }
  return 'en';
}

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
