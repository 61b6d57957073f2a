import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from './product.js';
import { type Understanding, understand } from './understand.js';
import type { Slot } from './understanding.js';

/** Wednesday, 18 November 2026, 10:20 in Shanghai. */
const now = new Date('2026-11-18T02:20:00Z');
const catalogue: readonly CatalogueEntry[] = [
  { model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier', '净水器'] },
  { model: 'NS-8', family: 'switch', names: ['工业交换机', 'industrial switch', '交换机'] },
  { model: 'OC-60', family: 'copier', names: ['复印机', 'copier', '打印机', 'printer'] },
];

const read = (text: string, expects: Slot | null = null, language: Understanding['language'] = 'zh-Hans') =>
  understand(text, { language, now, timezone: 'Asia/Shanghai', catalogue, expects });

describe('an address in pinyin', () => {
  it.each([
    'Fuxing Xi Lu 239 nong 12 hao, Xuhui, Shanghai',
    'Nanjing Dong Lu 100 hao, Huangpu',
    'Zhongshan Dajie 88, Wuhan',
    'Zhangjiang Lu 500 hao 3 hao lou 402 shi',
    '200 Zhenning Lu, Changning, Shanghai',
  ])('%s is one when it was asked for, and holds no serial number', (text) => {
    const said = read(text, 'address', 'en');
    expect(said.address?.value).toBe(text);
    expect(said.serial).toBeUndefined();
    expect(said.intents.filter(({ score }) => score >= 0.5)).toEqual([]);
  });

  it.each([
    [
      "my copier is broken, I'm at Huaihai Zhong Lu 999 hao, Xuhui, Shanghai",
      'Huaihai Zhong Lu 999 hao, Xuhui, Shanghai',
    ],
    [
      'It jams. Wei Chen 13800138000, Xinjiekou Nan Dajie 12 hao, Xicheng',
      'Xinjiekou Nan Dajie 12 hao, Xicheng',
    ],
    ['Please come to Zhenning Lu No. 200, Changning, Shanghai.', 'Zhenning Lu No. 200, Changning, Shanghai'],
  ])('%s names one', (text, address) => {
    expect(read(text).address?.value).toBe(address);
  });

  it.each(['Mr Lu 13912345678, the copier jams', "I'm Wei Lu 13912345678, the copier jams"])(
    '%s names somebody',
    (text) => {
      const said = read(text);
      expect(said.address).toBeUndefined();
      expect(said.name?.value).toMatch(/Lu$/);
    },
  );
});

describe('another product than was told before', () => {
  it.each<[Slot, string, string]>([
    ['phone', "Sorry, I've just had a look: it's the copier, not the water purifier", 'OC-60'],
    ['serial', "it's the copier, not the water purifier", 'OC-60'],
    ['address', "it's the copier, not the water purifier", 'OC-60'],
    ['name', '不是净水机，是打印机', 'OC-60'],
    ['name', '是打印机，不是净水机', 'OC-60'],
    ['phone', '不好意思看錯了，係打印機唔係淨水機', 'OC-60'],
    ['time', '其实是打印机', 'OC-60'],
    ['name', "it's actually a copier", 'OC-60'],
    ['phone', 'I mean the copier', 'OC-60'],
    ['phone', '看了一下，是打印机来的', 'OC-60'],
    ['confirm', 'not the purifier, the copier', 'OC-60'],
  ])('asked for the %s: %s', (expects, text, model) => {
    const said = read(text, expects);
    expect(said.corrects).toEqual(['product']);
    expect(said.products.map(({ value }) => value)).toEqual([model]);
    expect(said.name ?? said.phone ?? said.badPhone ?? said.address).toBeUndefined();
  });

  it.each<[Slot | null, string]>([
    [null, "it's the copier"],
    ['address', "it's the printer shop at 5 Renmin Road"],
    ['name', 'is it the copier you need the name of?'],
    ['time', "it's the copier that leaks toner"],
    ['fault', 'the copier jams'],
  ])('none: asked for the %s: %s', (expects, text) => {
    expect(read(text, expects).corrects).toEqual([]);
  });
});

describe('a letter', () => {
  it.each([
    [
      'Dear Sir/Madam, kindly note that our copier is not working properly since last 3 days. Please do the needful.\nRegards,\nVenkatesh Subramanian\nFacilities Manager\n+91 98400 12345',
      'Venkatesh Subramanian',
      '+919840012345',
    ],
    ['The copier jams.\n--\nJohn Smith\nMobile: 13800138000', 'John Smith', '+8613800138000'],
    ['Hello, the copier jams. Thanks,\nMaria Rossi\n13800138000', 'Maria Rossi', '+8613800138000'],
    [
      '尊敬的客服：我司复印机三天前开始卡纸，请尽快安排处理。\n此致\n敬礼\n王建国\n行政部\n13800138000',
      '王建国',
      '+8613800138000',
    ],
    ['您好，影印機卡紙，煩請派人處理。\n謝謝\n陳怡君 敬上\n0912 770 385', '陳怡君', '+886912770385'],
  ])('is signed: %s', (text, name, phone) => {
    const said = read(text);
    expect(said.name?.value).toBe(name);
    expect(said.phone?.value).toBe(phone);
    expect(said.intents[0]?.intent).toBe('fault');
    expect(said.fault?.value).not.toContain(name);
  });
});

describe('a dash before the last words', () => {
  it.each([
    ['The dispenser leaks again. - Sandra Fischer', 'Sandra Fischer', 'The dispenser leaks again'],
    ['Printer jams every day! -- Sandra Fischer', 'Sandra Fischer', 'Printer jams every day'],
    ['The copier jams – Miguel Santos', 'Miguel Santos', 'The copier jams'],
    ['The copier jams. —Sandra', 'Sandra', 'The copier jams'],
    ['the copier jams - sandra fischer', 'Sandra Fischer', 'the copier jams'],
    ['饮水机又漏水了，一直漏 —王芳', '王芳', '饮水机又漏水了，一直漏'],
    ['饮水机又漏水了。——王芳', '王芳', '饮水机又漏水了'],
    ['饮水机又漏水了——欧阳建国', '欧阳建国', '饮水机又漏水了'],
    ['打印机卡纸 - 李女士', '李女士', '打印机卡纸'],
    ['飲水機漏水。 - 陳志明', '陳志明', '飲水機漏水'],
    ['影印機卡紙--黃小姐', '黃小姐', '影印機卡紙'],
    ['淨水機唔出水 —— 林美玲 上', '林美玲', '淨水機唔出水'],
  ])('signs: %s', (text, name, fault) => {
    const said = read(text);
    expect(said.name?.value).toBe(name);
    expect(said.fault?.value).toBe(fault);
  });

  it.each([
    'The dispenser leaks - very badly',
    'The dispenser leaks - Please Help',
    'The dispenser leaks - Thank You',
    'The copier jams - model Fischer X200',
    'the copier jams - every morning',
    '饮水机漏水——很严重',
    '饮水机漏水——高温',
    '打印机坏了 - 全新',
    '飲水機漏水 - 好嚴重',
    '影印機卡紙——成日',
    '门口那台AQ-200漏水-三楼',
    'The air-conditioner drips, it was half-closed',
  ])('tells more: %s', (text) => {
    expect(read(text).name).toBeUndefined();
  });
});

describe('a name with particles, and of three or four words', () => {
  it.each([
    ['Need the annual service please. Fleet manager Pieter van Wyk, 0086 139 5830 2217.', 'Pieter van Wyk'],
    ['It leaks. Ludwig van der Meer 13800138000', 'Ludwig van der Meer'],
    ['It leaks. Ahmad bin Abdullah, 13800138000', 'Ahmad bin Abdullah'],
    ['It leaks. Maria de la Cruz Santos 13800138000', 'Maria de la Cruz Santos'],
    ["It leaks. Patrick O'Brien, 13800138000", "Patrick O'Brien"],
    ['It leaks. Ms. Siobhan Mc Carthy 13800138000', 'Ms. Siobhan Mc Carthy'],
    ['It leaks. Mr Cheung Ka Ho, tel +852 9876 1203', 'Mr Cheung Ka Ho'],
    ['It leaks. Dr. Maria Anna von Trapp', 'Dr. Maria Anna von Trapp'],
    ["It leaks. I'm Ms Wong. The copier too", 'Ms Wong'],
    ['I am Watanabe Kenji of Suzhou factory. It leaks', 'Watanabe Kenji'],
  ])('%s', (text, name) => {
    expect(read(text).name?.value).toBe(name);
  });
});

describe('an estate has no street', () => {
  it.each([
    [
      'It leaks. Flat C 18/F Block 5 Mei Foo Sun Chuen, Lai Chi Kok, Kowloon. Sat morning pls',
      'Flat C 18/F Block 5 Mei Foo Sun Chuen, Lai Chi Kok, Kowloon',
    ],
    [
      'Copier jams. Flat 3B, Tower 2, Taikoo Shing, Quarry Bay, Hong Kong',
      'Flat 3B, Tower 2, Taikoo Shing, Quarry Bay, Hong Kong',
    ],
    [
      'Switch down. Unit 5, 12/F, Fo Tan Industrial Centre, Sha Tin, N.T.',
      'Unit 5, 12/F, Fo Tan Industrial Centre, Sha Tin, N.T.',
    ],
  ])('%s', (text, address) => {
    expect(read(text).address?.value).toBe(address);
  });

  it.each(['Unit 5 Please call Anna', 'Block B Copier jams, Anna Schmidt', 'the copier in Room 3 jams'])(
    '%s is none',
    (text) => {
      expect(read(text).address).toBeUndefined();
    },
  );
});

describe('a shrug', () => {
  it.each(['🤷', '🤷‍♀️', '🤷🏻‍♂️ ', '¯\\_(ツ)_/¯', '🤷 no idea'])('%s knows nothing', (text) => {
    expect(read(text, 'serial')).toMatchObject({ dontKnow: true });
    expect(read(text, 'serial').courtesy).toBeUndefined();
  });
});

describe('what is wrong, in his words', () => {
  it.each([
    [
      'hello dear this is Margaret Whitcombe speaking um the copier in our hall has a paper jam and a light keeps blinking',
      'the copier in our hall has a paper jam and a light keeps blinking',
    ],
    [
      'Wah the printer spoil again lah, whole morning cannot print.',
      'Wah the printer spoil again lah, whole morning cannot print',
    ],
    [
      "The copier doesn't save anything any more, disk full or broken",
      "The copier doesn't save anything any more, disk full or broken",
    ],
    ['打印机又坏了，一早上都打不出来', '打印机又坏了，一早上都打不出来'],
    ['淨水機壞了，一直漏水', '淨水機壞了，一直漏水'],
    ['净水机漏水，我叫李雷，13800138000，已经三天了', '净水机漏水，已经三天了'],
    [
      "It jams on every page. I'm Dr. Marcus Ellison, my cell is +1 415 555 0172 but texting is better. We're at 1376 Nanjing West Road, Jing'an, Shanghai. It also squeaks",
      'It jams on every page, It also squeaks',
    ],
  ])('%s', (text, fault) => {
    expect(read(text).fault?.value).toBe(fault);
  });
});
describe('codes that are no serial numbers', () => {
  it.each([
    ['复印机报SC542然后就不动了', null],
    ['螢幕顯示E04然後影印機就不動了', null],
    ['the copier shows error SC542 and stops', null],
    ['车牌甘A·D2231行不行', 'serial'],
    ['車牌是ABC-1234可以嗎', 'serial'],
    ['显示E4', 'serial'],
  ] as const)('%s', (text, expects) => {
    expect(read(text, expects).serial).toBeUndefined();
  });

  it('but a plate in its place says that it is not at hand', () => {
    expect(read('车牌甘A·D2231行不行', 'serial').unknown).toContain('serial');
  });

  it('and the address of a machine in a net stays in what is told', () => {
    expect(read('网关192.168.1.253 ping不通了，换了网线也一样').fault?.value).toBe(
      '网关192.168.1.253 ping不通了，换了网线也一样',
    );
    expect(read('发邮件吧 zhaoyq1951@163.com', 'phone').badPhone).toBeUndefined();
  });
});

it.each(['快点！对！', '赶紧的，对', '快！没错', '對啦，快啲啦', 'hurry up, yes'])(
  '%s is a yes all the same',
  (text) => {
    expect(read(text, 'confirm').yes).toBe(true);
  },
);

it.each(['快点改', '赶紧改地址', 'hurry up'])('%s is none', (text) => {
  expect(read(text, 'confirm').yes).toBeUndefined();
});

it.each([
  ['我是市一中门卫老葛，监控校门口那路黑屏', '监控校门口那路黑屏'],
  ['我姓阎，阎立秋，复印机卡纸', '复印机卡纸'],
  ['喂我姓卢卢建平饮水机不出水', '饮水机不出水'],
  ['複印機卡紙我姓盧盧建平', '複印機卡紙'],
  ['复印机卡纸，我姓洪，洪水的洪', '复印机卡纸'],
  ['我前台的小王，打印機卡紙', '打印機卡紙'],
  ['大巴抛锚在沪昆高速1024公里处', '大巴抛锚'],
])('who it is stays out of what is wrong: %s', (text, fault) => {
  expect(read(text).fault?.value).toBe(fault);
});

describe('a place whose name sounds like a fault', () => {
  it.each([
    '湖南省长沙市岳麓区麓山南路216号',
    '江西省上饶市玉山县三清山金沙索道停车场',
    '重庆市沙坪坝区小龙坎正街3号',
    '江苏省盐城市响水县双园路12号',
    '长沙市岳麓区',
    '香港尖沙咀彌敦道100號',
    '江西省上饶市玉山县漏底村停车场',
  ])('“%s” tells no fault', (place) => {
    expect(read(place, 'address').fault).toBeUndefined();
    expect(read(place, 'address').vagueFault).toBeUndefined();
  });

  it('what is told beside it does', () => {
    expect(read('长沙市岳麓区麓山南路216号，水都漏到楼下了', 'address').fault?.value).toBe('水都漏到楼下了');
    expect(read('出来的水带黄沙').fault?.value).toBe('出来的水带黄沙');
    expect(read('水里全是沙').fault?.value).toBe('水里全是沙');
  });
});

describe('asked for a name', () => {
  it.each([
    '电话13976180542',
    '手机13976180542',
    '我的电话是13976180542',
    '联系电话：13976180542',
    '手機號碼13976180542',
    '微信13976180542',
    'phone 13976180542',
    'my number is 13976180542',
    'mobile: 13976180542',
    'tel. 13976180542',
  ])('“%s” tells a number only', (text) => {
    const said = read(text, 'name');
    expect(said.name).toBeUndefined();
    expect(said.phone?.value).toBe('+8613976180542');
  });

  it.each([
    ['电话13976180542 甄小玲', '甄小玲'],
    ['我姓胡，叫我胡主任就行，办公室电话0731-84662093，地址长沙市芙蓉区五一大道389号', '胡主任'],
    ['姓王，叫我老王就好', '老王'],
    ['免贵姓李，您叫我李经理吧', '李经理'],
    ['我姓陳，叫我陳生就得', '陳生'],
    ['我姓胡', '胡'],
    ['我姓胡，叫师傅快点来', '胡'],
  ])('“%s”: %s', (text, name) => expect(read(text, 'name').name?.value).toBe(name));
});

it('what a 打印机 does first is told of the fault too', () => {
  expect(read('我们打印机一直显示脱机，打不了').fault?.value).toBe('我们打印机一直显示脱机，打不了');
  expect(read('我们打印机老是嗡嗡的，打不了').fault?.value).toBe('我们打印机老是嗡嗡的，打不了');
  expect(read('我们打电话问过了，打不了').fault?.value).not.toContain('电话');
});
