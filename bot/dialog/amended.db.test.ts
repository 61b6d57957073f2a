import { describe, test } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

// A Monday, 23 November 2026, ten o'clock in Shanghai.
const home = useDesk();

const report = '我是李雷，13800138000，净水机漏水，序列号没有，杭州西湖区文三路90号';

describe('a part of what was told is told anew', () => {
  test('whatever is asked meanwhile', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [report, 'time'],
      ['等等，地址不是90号，是98号', 'time', /文三路98号/],
      ['电话最后一位是2不是0', 'time', /138-0013-8002/],
      ['明天下午三点', 'confirm', /文三路98号/],
      ['时间改成后天下午两点，地址加上1802室', 'confirm', /文三路98号1802室[\s\S]*11月25日/],
    ]);
  });

  test('in English', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      [
        'I am Tom Green, 13912345678, my water purifier leaks, no serial number, 90 Wensan Road Hangzhou, any time',
        'confirm',
        /90 Wensan Road Hangzhou/,
      ],
      ['the house number is 98, not 90', 'confirm', /98 Wensan Road Hangzhou/],
      ["Wrong house number, it's 96", 'confirm', /96 Wensan Road Hangzhou/],
      ["no wait, the address is wrong, it's 92 Wensan Road, not 96", 'confirm', /92 Wensan Road Hangzhou/],
      ['my name is spelled wrong, it should be Tom Greene', 'confirm', /Tom Greene/],
    ]);
  });
});

describe('who presses', () => {
  test('gets no hour, and is told so', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['I am Tom Green, 13912345678, my copier DEMO-0008 jams, 90 Wensan Road Hangzhou. hurry pls', 'time'],
      ['asap', 'confirm', /Time: as soon as possible/],
    ]);
  });
});

describe('another time for the visit', () => {
  test('is no answer to the question for the serial number', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['直饮机有铁锈味，我叫海清，13522110005，北京市东城区王府井大街138号，明天上午', 'serial'],
      ['明天不行了，改后天吧', 'serial', /11月25日/],
    ]);
    const english = await startTalk(home, 'en');
    await english.play([
      [
        "gateway won't power on. Lena Meyer, 13816673004, 99 Xizang Road, Shanghai, tomorrow morning",
        'serial',
      ],
      ['sorry, tomorrow afternoon at 3 is better', 'serial', /3:00 pm/],
    ]);
  });
});

describe('a form that is filled in line by line', () => {
  test('gives each slot its own line', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      [
        'Name: Chloe Martin\nPhone: +33 6 12 34 56 78\nProduct: industrial switch\nSerial: DEMO-0006\nProblem: fan rattles loudly\nAddress: 508 Chundong Road, Minhang, Shanghai\nTime: December 2nd at 2pm',
        'confirm',
        /What happens: fan rattles loudly\n[\s\S]*Name: Chloe Martin\n[\s\S]*Address: 508 Chundong Road, Minhang, Shanghai\n/,
      ],
    ]);
    const chinese = await startTalk(home);
    await chinese.play([
      ['姓名：齐悦\n电话：13910203040\n产品：复印机\n故障：双面打印卡纸', 'serial'],
      ['没有', 'address'],
      ['北京市东城区东直门内大街9号', 'time'],
      ['随时', 'confirm', /故障：双面打印卡纸/],
    ]);
  });

  test('blanks stand for stops', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      [
        '直飲機不出水 蔣勳 0912000111 台北市中正區重慶南路一段122號 明天下午四點 沒有序號',
        'confirm',
        /蔣勳[\s\S]*11月24日.*下午4:00/,
      ],
    ]);
  });
});

describe('asked when somebody may come', () => {
  test.each([
    ['zh-Hans', '星期一到星期五都可以，下午两点到四点之间', /下午2:00/],
    ['zh-Hans', '我天天在家，你们看着办', /随时/],
    ['zh-Hans', '现在就来', /随时/],
    ['zh-Hans', '下周吧，周三上午', /12月2日.*上午9:00/],
    ['zh-Hant', '拜日朝早', /11月29日/],
    ['zh-Hant', '下拜三下午', /12月2日/],
    ['en', 'Thursday week', /Thursday, 3 December/],
    ['zh-Hans', '今天上午九点，不行就明天', /11月24日/],
    ['en', 'mid next week, say Wednesday 8am', /Wednesday, 2 December, 8:00 am/],
    ['zh-Hans', '明天午饭后', /下午2:00/],
    ['zh-Hant', '聽日食完飯', /下午2:00/],
    ['en', 'NOW', /any time/],
    ['en', 'tomorrow after lunch', /2:00 pm/],
  ] as const)('(%s) %s', async (language, words, shown) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [
        language === 'en' ? 'My water purifier leaks. I am Tom Green, 13912345678' : report,
        language === 'en' ? 'serial' : 'time',
      ],
      ...(language === 'en'
        ? ([
            ["can't find any", 'address', /^(?!.*invoice)/],
            ['90 Wensan Road, Hangzhou', 'time'],
          ] as const)
        : []),
      [words, 'confirm', shown],
    ]);
  });
});

describe('a question in the middle', () => {
  test('is no address and no time', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，13800138000，净水机漏水，序列号没有', 'address'],
      ['师傅叫什么名字啊', 'address', /^(?!.*再具体)/],
      ['今天能来吗', 'address'],
      ['哦在嘉兴海盐县武原街道枣园中路58号', 'time'],
      ['随时', 'confirm', /地址：嘉兴海盐县/],
    ]);
  });
});

describe('thanks with words of praise', () => {
  test('are no answer', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，13800138000，净水机漏水，序列号没有', 'address'],
      ['谢谢你啊，服务态度真好', 'address', /^不客气/],
    ]);
  });
});

describe('asked for the name', () => {
  test.each([
    ['我是吳先生 吳念真', /吳念真/],
    ['联系人：生产部 钱工', /称呼：钱工/],
    ['俺叫赵铁柱', /称呼：赵铁柱/],
    ['找前台小周', /称呼：.*小周/],
  ])('%s', async (words, shown) => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，序列号没有，杭州西湖区文三路90号，13800138000', 'name'],
      [words, 'time'],
      ['随时', 'confirm', shown],
    ]);
  });
});

describe('before any matter', () => {
  test.each([
    ['zh-Hans', '你是机器人吗', /自动助手/],
    ['zh-Hant', '你係真人定機械人呀？', /自動助理/],
    ['en', 'are you a bot or a person?', /automatic assistant/],
  ] as const)('(%s) “%s” is answered, and what he came for is asked', async (language, words, shown) => {
    const talk = await startTalk(home, language);
    await talk.play([[words, 'intent', shown]]);
  });

  test('请问一下可以报修吗 begins a report', async () => {
    const talk = await startTalk(home);
    await talk.play([['请问一下可以报修吗', 'fault']]);
  });
});
