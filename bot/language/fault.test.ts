import { expect, it } from 'vitest';
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
