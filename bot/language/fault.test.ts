import { describe, expect, it } from 'vitest';
import { type Understanding, understand } from './understand.js';

const catalogue = [
  { model: 'OC-60', family: 'copier', names: ['复印机', 'copier', '影印机'] },
  { model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier'] },
];

const now = new Date('2026-11-26T02:00:00Z');
const read = (said: string, expects: 'fault' | null): Understanding =>
  understand(said, {
    language: /\p{Script=Han}/u.test(said) ? 'zh-Hant' : 'en',
    now,
    timezone: 'Asia/Shanghai',
    catalogue,
    expects,
  });

/** The description is what happens; who, where and how to call are told elsewhere. */
it.each([
  [
    "Hi, I'm Emily Carter, 15800158000. My drinking fountain DEMO-0012 stopped giving cold water, 1266 Nanjing West Road, Jing'an District, Shanghai. Tomorrow at 3pm works.",
    'My drinking fountain DEMO-0012 stopped giving cold water',
    null,
  ],
  ['Camera no. 7 at our car park is black', 'Camera no. 7 at our car park is black', null],
  ['The switch in bldg. 4 is down. I am Tom', 'The switch in bldg. 4 is down', null],
  [
    'The toner you sold us cost 300 and lasted 2 weeks, the copier prints grey now',
    'the copier prints grey now',
    null,
  ],
  [
    "Morning! The fountain on our 5th floor isn't dispensing at all, the buttons do nothing. Beatriz Moreno, 0592 206 7781",
    "The fountain on our 5th floor isn't dispensing at all, the buttons do nothing",
    null,
  ],
  ['Problem: paper jams in tray 2, every time', 'paper jams in tray 2, every time', null],
  ['It leaks, mostly in the morning', 'It leaks, mostly in the morning', null],
  ['The copier jams, I called yesterday', 'The copier jams', null],
  [
    "yeah hello um i'm calling about the fountain in our canteen its dripping from underneath we are at 1500 zhongshan north road putuo",
    'the fountain in our canteen its dripping from underneath',
    null,
  ],
  ['早上好呀 净水机漏水', '净水机漏水', null],
  ['Morning shift noticed that it leaks', 'Morning shift noticed that it leaks', null],
  ['各位早上好，净水机漏水', '净水机漏水', null],
  [
    'My name is Tom Beckett and my phone is 13764410392, the copier keeps jamming',
    'the copier keeps jamming',
    null,
  ],
  [
    'My name is Tom Beckett, phone 13764410392 and the copier keeps jamming at 88 North Caoxi Road, Xuhui District, Shanghai',
    'the copier keeps jamming',
    null,
  ],
  [
    'I am Tom, my number is 13764410392 and the copier prints black lines on every page.',
    'the copier prints black lines on every page',
    null,
  ],
  ["This is Tom Beckett (13764410392). Copier won't turn on.", "Copier won't turn on", null],
  [
    'You can reach me at 13764410392. My copier smells burnt and my name is Tom Beckett',
    'My copier smells burnt',
    null,
  ],
  [
    'My name is Tom Beckett, 13764410392, it keeps jamming and prints lines',
    'it keeps jamming and prints lines',
    'fault',
  ],
  ['我叫李雷，电话13800138000，一直滴水', '一直滴水', 'fault'],
  ['我叫李雷电话13800138000净水机漏水', '净水机漏水', null],
  ['净水机漏水，联系人李雷，电话13800138000，地址杭州西湖区文三路90号，明天下午来', '净水机漏水', null],
  ['我係陳大文，電話91234567，部影印機成日卡紙', '部影印機成日卡紙', null],
  ['影印機卡紙，請致電91234567陳先生', '影印機卡紙', null],
  ['我係陳大文，91234567，部機成日漏水', '部機成日漏水', 'fault'],
  ['我是李雷，净水机漏水，序列号不知道，杭州西湖区文三路90号，随时都行', '净水机漏水', null],
  ['净水机漏水，序列号没有，明天上午来', '净水机漏水', 'fault'],
  ['净水机漏水，序列号找不到了', '净水机漏水', null],
  ['濾水器漏水，序號我不知道', '濾水器漏水', null],
  ["The copier keeps jamming, I can't find the serial number", 'The copier keeps jamming', null],
  ['你好，昨天换完滤芯，就开始漏水', '昨天换完滤芯，就开始漏水', null],
  ['我是你们老客户了，净水机漏水', '净水机漏水', null],
  [
    '你好，净水机昨天晚上停过电，今天早上一开，一直滴水，我叫李雷',
    '净水机昨天晚上停过电，今天早上一开，一直滴水',
    'fault',
  ],
  [
    'Hello, after the power cut last night, the water purifier drips, my name is Tom Beckett',
    'after the power cut last night, the water purifier drips',
    null,
  ],
  // What leads up to the first symptom belongs to it, in whatever words.
  ['接满一杯水都要等五分钟，而且还有怪味，我是李雷', '接满一杯水都要等五分钟，而且还有怪味', null],
  ['纸进去两边不齐，打出来还有黑线', '纸进去两边不齐，打出来还有黑线', null],
  ['印出來顏色不太對，然後就開始卡紙', '印出來顏色不太對，然後就開始卡紙', null],
  ['It pauses between the pages, and then it jams', 'It pauses between the pages, and then it jams', null],
  // … and where it was bought or who called does not.
  ['去年在京东买的，漏水了', '漏水了', null],
  ['我已经打过两次电话了都没人理，净水机漏水', '净水机漏水', null],
  ['I called you yesterday, the copier jams', 'the copier jams', null],
  ['尋日換咗濾芯，部機就漏水', '尋日換咗濾芯，部機就漏水', null],
] as const)('%s', (said, happens, expects) => {
  expect(read(said, expects).fault?.value).toBe(happens);
});

it('labels that cannot be read are told, where nothing else is', () => {
  expect(read('打出来的标签看不清', null).story?.value).toBe('打出来的标签看不清');
});

describe('beside “it is broken”', () => {
  it.each([
    '影印機也壞了，水都不冰',
    '影印機壞了，熱水燒不開',
    '净水机坏了，水是温的',
    '净水机坏了，出来一条一条的',
    '影印機有問題，印出嚟一條條',
    '部影印機壞咗，啲字印到一舊舊',
    '净水机坏了，喝起来很苦',
    'The copier is broken, pages come out grey',
    'my copier broke, the lid stays open',
    'Copier out of order. The display shows a triangle',
  ])('what is told of the machine is the fault: %s', (said) => {
    expect(read(said, null).fault?.value).toBe(said);
  });

  it.each([
    '净水机坏了，急用，快点来人',
    '净水机坏了，用了三年了',
    '净水机坏了，气死我了',
    '净水机坏了，打电话给我',
    '净水机坏了，上门前打电话',
    '净水机坏了，孩子等着喝水',
    '净水机坏了，天气热等着喝水',
    '净水机坏了，网上买的',
    '影印機壞了，開店要用',
    '影印機壞咗，唔該快啲搵人睇',
    'The copier is broken, we need it tomorrow',
    'copier is broken, please call me',
    'the copier is broken, I bought it last year',
    'copier broken, can you come and fix it',
  ])('what is told of people, times and money is not: %s', (said) => {
    const { fault, vagueFault } = read(said, null);
    expect([fault, vagueFault]).toEqual([undefined, true]);
  });
});

describe('who says of himself that he is slow', () => {
  it.each([
    '不好意思我打字很慢',
    '我網路很慢等我一下',
    '我年紀大了手很慢',
    '打字有點慢請見諒',
    '我手機好慢，等陣',
    '我打字好慢㗎，唔好意思',
    "I'm a slow typer",
    'sorry I type slowly',
    'my internet is slow, hang on',
    "bear with me, I'm slow with computers",
  ])('reports no fault: %s', (said) => {
    const { fault, story, intents, courtesy } = read(said, null);
    expect([fault, story, intents, courtesy]).toEqual([undefined, undefined, [], true]);
  });

  it.each([
    ['影印機印得很慢', '影印機印得很慢'],
    ['我的净水机出水很慢', '我的净水机出水很慢'],
    ['我們網路很慢', '我們網路很慢'],
    ['我打字很慢，影印機卡紙', '影印機卡紙'],
    ['our network is very slow', 'our network is very slow'],
    ["I'm a slow typist, the copier is slow too", 'the copier is slow too'],
  ])('but a machine that is slow is one: %s', (said, fault) => {
    expect(read(said, null).fault?.value).toBe(fault);
  });
});
