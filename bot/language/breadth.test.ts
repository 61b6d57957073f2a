import { describe, expect, it } from 'vitest';
import type { Language } from '../../schema/vocabulary.js';
import { mergeAddress } from './place/address.js';
import type { CatalogueEntry } from './product.js';
import { understandTime } from './time/time.js';
import { understand } from './understand.js';
import type { Slot } from './understanding.js';

/** Wednesday, 18 November 2026, 10:20 in Shanghai. */
const now = new Date('2026-11-18T02:20:00Z');
const timezone = 'Asia/Shanghai';
const catalogue: readonly CatalogueEntry[] = [
  { model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier', '净水器', '滤水机'] },
  { model: 'AQ-350', family: 'purifier', names: ['直饮机', 'drinking fountain', '饮水机'] },
  { model: 'OC-60', family: 'copier', names: ['复印机', 'copier', '影印機', '打印机', 'printer'] },
];
const read = (text: string, language: Language = 'zh-Hans', expects: Slot | null = null) =>
  understand(text, { language, now, timezone, catalogue, expects });

describe('telephone numbers', () => {
  it.each([
    ['手机幺三九幺八六二四四零七', 'zh-Hans', '+8613918624407'],
    ['电话一三八，零零一三，八零零零', 'zh-Hans', '+8613800138000'],
    ['我是王五，13711112222', 'zh-Hans', '+8613711112222'],
    ['my number is one three eight double zero one three eight triple zero', 'en', '+8613800138000'],
    ['座机027-8788 2210白天没人，打手机15071339026', 'zh-Hans', '+8615071339026'],
    ['打你们400-820-7766没人接，我手机15021887743', 'zh-Hans', '+8615021887743'],
    ['office 021 5442 7106, better call my mobile 13916630258', 'en', '+8613916630258'],
    ['13800138000是旧的，打13900139000', 'zh-Hans', '+8613900139000'],
    ['電話 2530 7714', 'zh-Hant', '+85225307714'],
    ['手機0912-345-678', 'zh-Hant', '+886912345678'],
    ['0571-8765 4321转802', 'zh-Hans', '+8657187654321'],
  ] as const)('%s (%s)', (text, language, phone) => {
    expect(read(text, language).phone?.value).toBe(phone);
  });

  it('of a hotline are nobody’s', () => {
    expect(read('打400-820-8820没人接').phone).toBeUndefined();
  });
});

describe('names', () => {
  it.each([
    ['净水机不出热水，陶桃，15996327048', '陶桃'],
    ['韩梅梅13900139000，复印机卡纸', '韩梅梅'],
    ['公交车车门关不严，车队小贺，0574-8765 3321', '车队小贺'],
    ['我是张伟的爱人顾蓉13962107754', '顾蓉'],
    ['我手机15021887743，姓盛', '盛'],
    ['濾水器有點異味，我叫賴冠宇，0987 226 413', '賴冠宇'],
    ['我姓欧阳，欧阳修远，打15071339026', '欧阳修远'],
    ['drinking fountain trips the breaker. Leila Haddad 13482916605', 'Leila Haddad'],
    ['You can reach me at 13601773829, Helga Brandt.', 'Helga Brandt'],
    ['My name is spelled John Hargreaves, with an h', 'John Hargreaves'],
    ['my surname is Choi with an i', 'Choi'],
    ['This is Emily speaking', 'Emily'],
  ])('%s', (text, name) => {
    expect(read(text).name?.value).toBe(name);
  });

  it.each(['谢谢你', '大概三点', 'copier broken 13800138000', 'Shanghai 13800138000', '卡纸了13800138000'])(
    '%s has none',
    (text) => {
      expect(read(text).name).toBeUndefined();
    },
  );
});

describe('addresses', () => {
  it.each([
    ['手机幺三九幺八六二四四零七厦门市思明区莲前西路208号803室周日上午', '厦门市思明区莲前西路208号803室'],
    ['赶紧来浦东新区世纪大道100号', '浦东新区世纪大道100号'],
    ['机器在朝阳区建国路88号SOHO现代城', '朝阳区建国路88号SOHO现代城'],
    ['澳門南灣大馬路517號', '澳門南灣大馬路517號'],
    ['高雄市前鎮區中山二路2號8樓之1', '高雄市前鎮區中山二路2號8樓之1'],
    ['九龍觀塘道388號創紀之城15樓', '九龍觀塘道388號創紀之城15樓'],
    ['内蒙古呼和浩特市赛罕区大学西街235号', '内蒙古呼和浩特市赛罕区大学西街235号'],
  ])('%s', (text, address) => {
    expect(read(text).address?.value).toBe(address);
  });

  it.each([
    ['合肥市蜀山区潜山路190号', '潜山路290号', '合肥市蜀山区潜山路290号'],
    ['合肥市蜀山区潜山路190号', '290号', '合肥市蜀山区潜山路290号'],
    ['合肥市蜀山区潜山路190号', '南京市鼓楼区湖南路18号', '南京市鼓楼区湖南路18号'],
    ['1266 Nanjing West Road', '88 Caoxi North Road', '88 Caoxi North Road'],
    ['72 Wukang Road, Xuhui, Shanghai', '27 Wukang Road', '27 Wukang Road, Xuhui, Shanghai'],
    ['Room 3, 15 Weihai Road, Jing’an', '27 Weihai Road', 'Room 3, 27 Weihai Road, Jing’an'],
    ['Wukang Road 72, Shanghai', '27 Wukang Road', '27 Wukang Road, Shanghai'],
    ['72 Wukang Road, Xuhui, Shanghai', '8 Fuxing Road', '8 Fuxing Road, Shanghai'],
    ['上海市徐汇区武康路72号', '8 Fuxing Road', '8 Fuxing Road'],
  ])('%s, corrected by %s', (before, told, merged) => {
    expect(mergeAddress(before, told)).toBe(merged);
  });
});

describe('times', () => {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const said = (text: string): string => {
    const time = understandTime(text, now, timezone);
    return time?.kind === 'AT' ? wall.format(time.at) : (time?.kind ?? 'nothing');
  };
  it.each([
    ['大后天上午十点', '2026-11-21 10:00'],
    ['三点一刻', '2026-11-18 15:15'],
    ['半小时后', '2026-11-18 10:50'],
    ['这个月底', '2026-11-30 09:00'],
    ['下个月初', '2026-12-01 09:00'],
    ['元月15号上午十点', '2027-01-15 10:00'],
    ['聽日下晝三點', '2026-11-19 15:00'],
    ['下禮拜二朝早十點', '2026-11-24 10:00'],
    ['後日下午', '2026-11-20 14:00'],
    ['the day after tomorrow at half past two', '2026-11-20 14:30'],
    ['this weekend', '2026-11-21 09:00'],
    ['first thing on Monday', '2026-11-23 09:00'],
    ['tomorrow between 10 and 12', '2026-11-19 10:00'],
    ['next Wednesday at 9 in the morning', '2026-11-25 09:00'],
    ['quarter past three tomorrow afternoon', '2026-11-19 15:15'],
    ['end of the month', '2026-11-30 09:00'],
    ['in an hour', '2026-11-18 11:20'],
    ['随时都行', 'ANY'],
    ['幾時都得', 'ANY'],
    ['any time next week', '2026-11-23 09:00'],
    ['whenever suits you', 'ANY'],
    ['昨天下午', 'PAST'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('products', () => {
  it.each([
    ['不是净水机，是直饮机', ['AQ-350']],
    ['It is not the copier, it is the drinking fountain', ['AQ-350']],
    ['打印机卡纸，饮水机不出热水', ['OC-60', 'AQ-350']],
  ])('%s', (text, models) => {
    expect(read(text).products.map(({ value }) => value)).toEqual(models);
  });
});

describe('faults in anybody’s words', () => {
  it.each([
    ['DEMO-0006有两个口老是抽风', '两个口老是抽风'],
    ['复印机按开始纸跑到后面去了', '纸跑到后面去了'],
    ['The copier prints everything in pink', 'everything in pink'],
  ])('%s', (text, words) => {
    const said = read(text);
    expect(said.fault?.value ?? said.story?.value).toContain(words);
  });

  it.each(['净水机，麻烦派人来看看', '您好，在吗', 'Hello, I need somebody to come please'])(
    '%s tells none',
    (text) => {
      const said = read(text);
      expect(said.fault ?? said.story).toBeUndefined();
    },
  );

  it('are told up to the last clause that tells something', () => {
    expect(read('网关连不上了，指示灯全灭，麻烦快点').fault?.value).toBe('网关连不上了，指示灯全灭');
  });
});

describe('the language to answer in', () => {
  it.each([
    ['我的機器壞了', 'zh-Hans', 'zh-Hant'],
    ['壞了', 'zh-Hans', 'zh-Hans'],
    ['gateway down了，LED全部off', 'zh-Hans', 'zh-Hans'],
    ['ok', 'zh-Hans', 'zh-Hans'],
  ] as const)('%s in %s: %s', (text, before, after) => {
    expect(read(text, before).language).toBe(after);
  });

  it.each(['壞了', '謝謝你'])('is that of %s as long as none was clear', (text) => {
    const open = { language: 'zh-Hans', now, timezone, catalogue, expects: null } as const;
    const said = understand(text, { ...open, languageIsOpen: true });
    expect(said).toMatchObject({ language: 'zh-Hant', showsLanguage: false });
  });

  it('is English for a first word in Latin letters, as long as nobody has chosen another', () => {
    const first = { language: 'zh-Hans', now, timezone, catalogue, expects: null, isFirst: true } as const;
    expect(understand('purifier', first).language).toBe('en');
    expect(understand('hello there', first).language).toBe('en');
    for (const hi of ['hi', 'Hello!', 'hey']) expect(understand(hi, first).language).toBe('en');
    expect(understand('asdfgh', first).language).toBe('zh-Hans');
    expect(understand('purifier', { ...first, isFirst: false }).language).toBe('zh-Hans');
  });
});
