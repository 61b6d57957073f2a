import { describe, expect, it } from 'vitest';
import {
  commandOf,
  complaintSubjectOf,
  ratingOf,
  receiptOf,
  sideQuestionOf,
  understandAnswer,
  understandIntent,
} from './intent.js';

const best = (text: string): string | undefined => understandIntent(text)[0]?.intent;

describe('what a customer wants', () => {
  it.each([
    ['净水机漏水', 'fault'],
    ['复印机老是卡纸，麻烦报个修', 'fault'],
    ['交换机掉线', 'fault'],
    ['閘道器燒掉了，有冒煙', 'fault'],
    ['部機冇反應', 'fault'],
    ['监控装了三个月坏了', 'fault'],
    ['My printer does not print', 'fault'],
    ['the switch keeps rebooting', 'fault'],
    ['想约师傅上门安装净水器', 'installation'],
    ['我們買了一套監控，想請人來安裝', 'installation'],
    ['We need your water purifier installed in our new kitchen please.', 'installation'],
    ['复印机该保养了', 'maintenance'],
    ['影印機想做定期保養', 'maintenance'],
    ["We'd like the yearly check-up for our camera system", 'maintenance'],
    ['我要投诉！师傅态度恶劣', 'complaint'],
    ['我要客訴，包裝太差', 'complaint'],
    ['I want to complain about your technician', 'complaint'],
    ['前天刚买的，水流太小，我要退货', 'return'],
    ['上個月買的想退貨', 'return'],
    ["I'd like to return my drinking fountain", 'return'],
    ['插上电没反应，给我换一台新的', 'exchange'],
    ['這台交換機我想換貨', 'exchange'],
    ['Can I get a replacement unit?', 'exchange'],
    ['帮我查下T2611-7K3Q9到哪一步了', 'status'],
    ['请问工单现在什么进度？', 'status'],
    ['前两天报的修，怎么还没人联系我啊', 'status'],
    ['Where is my technician?', 'status'],
    ['我约的上门时间要改一下', 'reschedule'],
    ['工單T2611-7K3Q9幫我改到明天早上八點', 'reschedule'],
    ['Could we move the appointment to Friday?', 'reschedule'],
    ['那个单子T2611-7K3Q9取消吧', 'cancel'],
    ['我想取消工單', 'cancel'],
    ['please cancel ticket T2611-7K3Q9', 'cancel'],
    ['我要补充一下情况', 'add_information'],
    ['I need to add something to T2611-7K3Q9', 'add_information'],
    ['这台还在保修期里吗', 'question'],
    ['How often should I change the filter of my water purifier?', 'question'],
    ['提个建议，能不能做个提醒灯', 'suggestion'],
    ['Just a suggestion: put the number on the front', 'suggestion'],
    ['转人工', 'person'],
    ['給我找個真人', 'person'],
    ['can I speak to a real person please', 'person'],
    ['你好', 'greeting'],
    ['谢谢', 'thanks'],
    ['重来', 'start_over'],
    ['算了', 'cancel_dialog'],
    ['never mind', 'cancel_dialog'],
    ['还有一台也要看', 'another'],
  ])('%s: %s', (text, intent) => {
    expect(best(text)).toBe(intent);
  });
});

describe('of whom somebody complains', () => {
  it.each([
    '我要投訴你們的客服，講電話講到一半直接掛我電話',
    '投诉你们客服，打电话打到一半就挂了',
    '投诉你们客服人员态度差！',
    '刚才和你们客服打电话，她直接挂我电话，投诉',
    '你们的客服人员太凶了，态度特别恶劣，我要投诉',
    '我要举报昨天那个接线员，骂人',
    '我要投诉一下刚才接电话的客服小姐',
    '对你们客服人员很不满，我要投诉',
    '我要投诉，你们客服小姑娘挂了我电话',
    '我要投訴你哋個客服，cut我線',
    '投訴你哋接線生，佢好寸',
    '你哋個接線生態度好差，我要投訴',
    '我要投訴尋日聽電話嘅職員',
    'I want to complain about your customer service agent, she hung up on me',
    'complaint against one of your operators, he shouted at me',
    'I wish to file a complaint about a customer service rep, so rude',
    "I'd like to make a complaint about the way your operator spoke to me",
    'I am complaining about your call centre representative, she laughed at me',
    'I want to report your operator, very rude man. This is a complaint',
    'The customer service person I spoke to hung up on me. I want to complain',
  ])('%s: a complaint of our conduct', (text) => {
    const scored = understandIntent(text);
    expect(commandOf(scored)).toBeNull();
    expect(scored[0]?.intent).toBe('complaint');
    expect(complaintSubjectOf(text)?.value).toBe('STAFF_CONDUCT');
  });

  it.each([
    '叫你们客服来，我要投诉',
    '转人工我要投诉',
    '我要投诉，叫客服来',
    '我要投诉你们客服，给我转人工',
    '我要找客服投诉你们师傅态度差',
    '我要跟客服说一下，你们师傅态度差',
    '我要投诉叫你们经理出来',
    '换个客服',
    '你们客服态度很好，帮我转人工',
    '我要投诉客服在吗',
    '叫你哋客服嚟，我要投訴',
    '轉真人，我要投訴',
    '我要投訴你哋接線生，幫我搵經理',
    'let me talk to an agent, I want to complain',
    'I want to complain about your agent, put me through to a manager',
    'I want to speak to a customer service rep about my complaint',
    'customer service agent please, I have a complaint',
    'the person is trapped behind the machine',
    'your worker was electrocuted',
    'your staff was good, but now give me a human',
  ])('%s: a person', (text) => {
    expect(commandOf(understandIntent(text))).toBe('person');
  });
});

describe('commands', () => {
  it.each([
    ['人工', 'person'],
    ['转人工', 'person'],
    ['給我找個活人', 'person'],
    ['agent', 'person'],
    ['human please', 'person'],
    ['不要机器人，要人工', 'person'],
    ['不想跟机器人说话', 'person'],
    ['为什么不给我转人工', 'person'],
    ["I don't want a bot, I want a human", 'person'],
    ["why don't you put me through to a person", 'person'],
    ['你妈的', 'person'],
    ['垃圾公司', 'person'],
    ['滚', 'person'],
    ['取消', 'cancel_dialog'],
    ['算了，不修了', 'cancel_dialog'],
    ['Cancel', 'cancel_dialog'],
    ['never mind', 'cancel_dialog'],
    ['重新开始', 'start_over'],
    ['start over', 'start_over'],
    ['查询进度', 'status'],
    ['我的单子怎么样了', 'status'],
    ['where is my technician', 'status'],
  ])('%s is obeyed', (text, command) => {
    expect(commandOf(understandIntent(text))).toBe(command);
  });

  it.each([
    '客服时间可以延长吗',
    '你们客服电话多少',
    // Speaks of a person and wants none.
    '不用人工',
    '不需要转人工，你帮我查就行',
    '别给我转人工',
    '不必找你们领导了',
    '人工费多少钱',
    '师傅是个好人',
    '唔使真人',
    '唔好轉人工',
    '不用轉真人，你幫我查就好',
    "I don't need a human",
    "don't transfer me to a person",
    "I'd rather not talk to a human",
    'no need for an agent',
    'an insurance agent sold it to me',
    // Sounds like an insult and is none.
    '垃圾桶旁边那台',
    '垃圾房嗰部機',
    '滚筒那台',
    '我妈妈的电话是13800138000',
    '他妈妈在家',
    'the one next to the rubbish bin',
    '净水机漏水',
    'my sales agent told me it is covered',
    '李雷',
    '取消了订阅的那台净水机漏水',
  ])('%s is none', (text) => {
    expect(commandOf(understandIntent(text))).toBeNull();
  });
});

describe('a short answer', () => {
  it.each([
    '对',
    '對！',
    '是的',
    '好',
    '好的，谢谢',
    '可以',
    '嗯嗯',
    '没错',
    '要的，登记吧',
    '对！快点！',
    'yes',
    'Yes please',
    'ok',
    'correct',
    "that's right",
  ])('%s means yes', (text) => {
    expect(understandAnswer(text)).toMatchObject({ yes: true, no: false });
  });

  it.each([
    '不对',
    '不',
    '不是',
    '不用了',
    '没有',
    '没有别的了',
    '那算了不退了',
    '那先不用了',
    '唔使',
    'no',
    'No thanks',
    'nope',
    'no, keep it please',
    'nothing else',
  ])('%s means no', (text) => {
    expect(understandAnswer(text)).toMatchObject({ yes: false, no: true });
  });

  it.each([
    '不知道',
    '不清楚',
    '唔知',
    '没找到序列号',
    '我哪知道',
    '标签早就掉了',
    '還沒拆',
    'no idea, sorry',
    "I can't find it",
    'unknown',
    "it's still in the box",
  ])('%s means that he does not know', (text) => {
    expect(understandAnswer(text).dontKnow).toBe(true);
  });

  it.each(['不方便', '电话我不方便给你', '不留了', '匿名就好', "I'd rather not", "I won't say"])(
    '%s refuses',
    (text) => {
      expect(understandAnswer(text).refuses).toBe(true);
    },
  );

  it.each([
    '无锡市梁溪区中山路333号',
    '成都市武侯区',
    '不加热了',
    'yesterday at 8am',
    'Noah Whitfield',
    'No. 12 Moganshan Road',
  ])('%s is neither', (text) => {
    expect(understandAnswer(text)).toMatchObject({ yes: false, no: false });
  });
});

describe('a side question', () => {
  it.each([
    ['你们一般多久能到？', 'how_long'],
    ['how long does it take?', 'how_long'],
    ['你們要我電話做什麼？會不會洩漏給別人？', 'my_number'],
    ['What do you do with my number?', 'my_number'],
    ['安装要另外收钱吗', 'price'],
    ['How much does it cost?', 'price'],
    ['你们几点下班', 'opening_hours'],
    ['为什么要问这个', 'why_asked'],
    ['你是机器人吗', 'robot'],
    ['are you a bot?', 'robot'],
    ["Who owns the machine DEMO-0001 and what's his phone number?", 'owner_data'],
  ])('%s', (text, side) => {
    expect(sideQuestionOf(text)).toBe(side);
  });

  it.each([
    '净水机漏水',
    '李雷',
    '明天下午三点',
    '价格太高',
    'tomorrow at 3pm',
    '上海市静安区南京西路1266号',
  ])('is not seen in %s', (text) => {
    expect(sideQuestionOf(text)).toBeNull();
  });
});

it('tells what a complaint is about', () => {
  expect(complaintSubjectOf('师傅态度特别恶劣')?.value).toBe('STAFF_CONDUCT');
  expect(complaintSubjectOf('换个滤芯收我六百八，乱收费')?.value).toBe('PRICE');
  expect(complaintSubjectOf('You charged 680 for a filter that costs 200 in the shop')?.value).toBe('PRICE');
  expect(complaintSubjectOf('the shop that sold us the copier lied to us')?.value).toBe('DEALER');
  expect(complaintSubjectOf('厦门那个经销商推三阻四')?.value).toBe('DEALER');
  expect(complaintSubjectOf('紙箱送來整個爛掉')?.value).toBe('PACKAGING');
  expect(complaintSubjectOf('the tap snapped off, terrible quality')?.value).toBe('QUALITY');
  expect(complaintSubjectOf('你好')).toBeNull();
});

it('tells how satisfied somebody is', () => {
  expect(ratingOf('非常满意')).toBe('VERY_SATISFIED');
  expect(ratingOf('滿意')).toBe('SATISFIED');
  expect(ratingOf('不太满意')).toBe('DISSATISFIED');
  expect(ratingOf('Very dissatisfied')).toBe('VERY_DISSATISFIED');
  expect(ratingOf('very satisfied')).toBe('VERY_SATISFIED');
  expect(ratingOf('李雷')).toBeNull();
});

it('tells whether there is a receipt', () => {
  expect(receiptOf('发票都在')).toBe(true);
  expect(receiptOf('發票弄丟了可以嗎')).toBe(false);
  expect(receiptOf('I have the receipt')).toBe(true);
  expect(receiptOf('I lost the receipt')).toBe(false);
  expect(receiptOf('昨天买的')).toBeNull();
});

describe('whether we are there', () => {
  it.each([
    '在不',
    '在吗？',
    '你好，在吗',
    '亲，在么',
    '在？',
    '还在不',
    '有人在不',
    '有人吗有人吗',
    '在嗎',
    '有冇人喺度呀',
    '喺唔喺度',
    '仲喺度嗎',
    'anyone there?',
    'hello, is there anybody?',
    'you there',
    'still there?',
    'is anyone around',
  ])('is asked: %s', (text) => expect(sideQuestionOf(text)).toBe('here'));

  it.each([
    '在',
    '在家',
    '在家吗',
    '有人在家',
    '请问在不在保修期内',
    '序列号在不在背面',
    '屋企有人',
    '聽日喺唔喺度修',
    'there',
    'anyone',
    'somebody is home',
    'is there anyone who can come tomorrow?',
  ])('is not: %s', (text) => expect(sideQuestionOf(text)).not.toBe('here'));
});
