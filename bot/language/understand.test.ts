import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from './product.js';
import { type Understanding, understand } from './understand.js';
import { type Slot, slots } from './understanding.js';

/** Wednesday, 18 November 2026, 10:20 in Shanghai. */
const now = new Date('2026-11-18T02:20:00Z');
const catalogue: readonly CatalogueEntry[] = [
  { model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier', '净水器'] },
  { model: 'NS-8', family: 'switch', names: ['工业交换机', 'industrial switch', '交换机'] },
  { model: 'OC-60', family: 'copier', names: ['复印机', 'copier', '打印机', 'printer'] },
];

const read = (text: string, expects: Slot | null = null, language: Understanding['language'] = 'zh-Hans') =>
  understand(text, { language, now, timezone: 'Asia/Shanghai', catalogue, expects });

describe('one message with many facts', () => {
  it('fills five slots', () => {
    const said = read('我是李雷，13800138000，净水机 DEMO-0001 漏水');
    expect(said.name?.value).toBe('李雷');
    expect(said.phone?.value).toBe('+8613800138000');
    expect(said.serial?.value).toBe('DEMO-0001');
    expect(said.products.map(({ value }) => value)).toEqual(['AQ-200']);
    expect(said.fault?.value).toBe('净水机 DEMO-0001 漏水');
    expect(said.intents[0]?.intent).toBe('fault');
  });

  it('is read in traditional Chinese and in English alike', () => {
    const chinese = read(
      '您好，我是陳怡君，電話 +886 912 770 385，影印機一直卡紙，序號不清楚，地址是台北市信義區松仁路100號12樓，後天上午方便',
    );
    expect(chinese).toMatchObject({
      language: 'zh-Hant',
      name: { value: '陳怡君' },
      phone: { value: '+886912770385' },
      address: { value: '台北市信義區松仁路100號12樓' },
      time: { value: { kind: 'AT', at: new Date('2026-11-20T01:00:00Z') } },
      region: { province: '台湾省' },
      unknown: ['serial'],
    });
    const english = read(
      "Hi, this is Emily Carter, +86 158 0015 8000. My copier DEMO-0012 stopped printing last night. I'm at 1266 Nanjing West Road, Jing'an, Shanghai. Someone can come the day after tomorrow at 10:30 in the morning.",
    );
    expect(english).toMatchObject({
      language: 'en',
      name: { value: 'Emily Carter' },
      phone: { value: '+8615800158000' },
      serial: { value: 'DEMO-0012' },
      fault: { value: 'My copier DEMO-0012 stopped printing last night' },
      address: { value: "1266 Nanjing West Road, Jing'an, Shanghai" },
      time: { value: { kind: 'AT', at: new Date('2026-11-20T02:30:00Z') } },
    });
  });

  it('needs no punctuation', () => {
    const said = read(
      '喂你好我家净水器不出水了我叫吴桂芳电话是13588203417住在南京市鼓楼区湖南路18号4单元301你们赶紧派个人来',
    );
    expect(said.name?.value).toBe('吴桂芳');
    expect(said.address?.value).toBe('南京市鼓楼区湖南路18号4单元301');
    expect(said.fault?.value).toBe('喂你好我家净水器不出水了');
    expect(said.time).toBeUndefined();
  });
});

describe('a time that nobody asked for', () => {
  it.each([
    '昨晚就坏了，不出水',
    '今天开始漏电',
    '明天我要出差，上门时间能不能换',
    'It stopped working yesterday',
    'I am away tomorrow',
  ])('is not taken from: %s', (text) => {
    expect(read(text).time).toBeUndefined();
  });

  it.each([
    '明天下午三点家里有人',
    '改到明天下午三点',
    '周六上午',
    'Could we move it to tomorrow afternoon?',
  ])('is taken from: %s', (text) => {
    expect(read(text).time?.value.kind).toBe('AT');
  });
});

describe('a correction', () => {
  it.each<[string, Slot, string]>([
    ['电话错了，是13900139000', 'phone', '+8613900139000'],
    ['等下，刚才电话打反了，是13901762285，尾号85', 'phone', '+8613901762285'],
    ['不是13800138000，应该是13900139000', 'phone', '+8613900139000'],
    ['地址錯了，是東莞市南城街道鴻福路206號才對', 'address', '東莞市南城街道鴻福路206號'],
    ['不好意思我名字打錯了，是方志銘，銘記的銘', 'name', '方志銘'],
    ['Sorry, my phone is +31 20 624 1112, I mistyped it', 'phone', '+31206241112'],
    ["The address is wrong, it's 12 Moganshan Road, Putuo", 'address', '12 Moganshan Road, Putuo'],
  ])('%s', (text, slot, value) => {
    const said = read(text, 'confirm');
    expect(said.corrects).toEqual([slot]);
    expect(said).toMatchObject({ [slot]: { value } });
  });

  it('is no answer to another question', () => {
    expect(read('不好意思我名字打错了，是方志铭', 'address').address).toBeUndefined();
    expect(read('刚才电话打反了，是13901762285', 'name').name).toBeUndefined();
  });
});

describe('an answer to what was asked', () => {
  it('may ask back whether it will do, in Cantonese, and tells no fault by that', () => {
    expect(read('星期六下晝得唔得', 'time').fault).toBeUndefined();
  });

  it('may be bare', () => {
    expect(read('老严', 'name').name?.value).toBe('老严');
    expect(read('kx20190077', 'serial').serial?.value).toBe('KX20190077');
    expect(read('1866392', 'phone').badPhone?.value).toBe('TOO_SHORT');
    expect(read('老样子', 'fault').fault?.value).toBe('老样子');
    expect(read('上海', 'address').vagueAddress?.value).toBe('上海');
    expect(read('123456', 'verification_code').code?.value).toBe('123456');
    expect(read('还行吧', 'rating_attitude').rating).toBe('SATISFIED');
    expect(read('非常不满意', 'rating_skill').rating).toBe('VERY_DISSATISFIED');
    expect(read('师傅态度', 'subject').subject?.value).toBe('STAFF_CONDUCT');
    expect(read('昨天下午两点', 'time').time?.value.kind).toBe('PAST');
  });

  it('is not taken from a command, a side question or a refusal', () => {
    expect(read('人工', 'name')).toMatchObject({ command: 'person' });
    expect(read('人工', 'name').name).toBeUndefined();
    expect(read('你们一般多久能到？', 'address')).toMatchObject({ side: 'how_long' });
    expect(read('你们一般多久能到？', 'address').address).toBeUndefined();
    expect(read('匿名就好', 'name')).toMatchObject({ refuses: true });
    expect(read('匿名就好', 'name').name).toBeUndefined();
    expect(read('不知道啊标签早就掉了', 'serial')).toMatchObject({ dontKnow: true });
    expect(read('不知道啊标签早就掉了', 'serial').fault).toBeUndefined();
  });

  it('is a plain no where a no is an answer, and leaves the dialog where it is not', () => {
    expect(read('不用了', 'confirm')).toMatchObject({ no: true });
    expect(read('不用了', 'confirm').command).toBeUndefined();
    expect(read('算了 取消', 'confirm')).toMatchObject({ command: 'cancel_dialog' });
    expect(read('不用了', 'address')).toMatchObject({ command: 'cancel_dialog' });
  });
});

it('says of a vague fault that it is one, and fills nothing with it', () => {
  expect(read('机器坏了')).toMatchObject({ vagueFault: true });
  expect(read('机器坏了').fault).toBeUndefined();
  expect(read('My printer is broken').fault).toBeUndefined();
});

it('sees the second of two matters and what stays the same', () => {
  const said = read('还有一台，办公室的复印机也要修，序列号不知道，扫描出来有竖线，地址和时间一样');
  expect(said.intents.some(({ intent }) => intent === 'another')).toBe(true);
  expect(said.sameAsBefore).toEqual(['address', 'time']);
  expect(said.unknown).toEqual(['serial']);
});

it.each(['', '   ', '\n\t', '\u0000\u0007'])('finds nothing in %j', (text) => {
  expect(read(text)).toMatchObject({ empty: true, intents: [] });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '明天',
      '下午',
      '3点',
      '号',
      '路',
      '市',
      '区',
      '我叫',
      '李雷',
      '13800138000',
      '+86 ',
      '-',
      ' ',
      '，',
      '。',
    ],
    ...[
      'DEMO-0001',
      'demo 0005',
      'T2611-7K3Q9',
      'my name is ',
      'Road',
      ', ',
      '不',
      '漏水',
      '错了',
      '😡',
      '<b>',
      '\u202e',
    ],
    ...[
      '\u0000',
      'İ',
      '㎡',
      '𠮷',
      "'",
      '${7*7}',
      '((((',
      'aaaa',
      '1 1 1 1 ',
      '一二三四',
      '的',
      '是',
      'A A A ',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.string({ unit: 'grapheme', maxLength: 500 }),
    fc.array(pieces, { maxLength: 120 }).map((all) => all.join('').slice(0, 500)),
  );
  const asked = fc.constantFrom(null, ...slots);

  it('is understood without failing, and what is found is cut out of it', () => {
    fc.assert(
      fc.property(texts, asked, (text, expects) => {
        const said = read(text, expects);
        for (const hit of [said.phone, said.serial, said.ticketNumber, said.time, ...said.products]) {
          if (hit) expect(text.slice(hit.start, hit.end)).toBe(hit.raw);
        }
      }),
      { numRuns: 300 },
    );
  });

  /** Milliseconds: what takes less may take several times as long on a busy machine. */
  const toldFromNoise = 10;

  it.each([
    '1',
    'a',
    '1 ',
    '号',
    '路1',
    '我',
    'A ',
    ' ',
    '，',
    '一',
    "a'",
    'a-',
    '地址',
    '(',
    '.',
    '不',
    '好',
    'Aa ',
    '1-',
    '市区',
  ])('of 4,000 characters takes no time that grows with its square: %j', (piece) => {
    const spent = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const begun = performance.now();
      for (const expects of [null, 'address', 'name'] as const) read(text, expects);
      return performance.now() - begun;
    };
    // Eight times as much to read; a square would take sixty-four times as long. A busy machine gets several chances.
    const times = Array.from({ length: 12 }, () => ({ short: spent(500), long: spent(4_000) }));
    const least = (of: 'short' | 'long'): number => Math.min(...times.map((time) => time[of]));
    expect(least('long')).toBeLessThan(8 * 4 * Math.max(least('short'), toldFromNoise));
  });
});
