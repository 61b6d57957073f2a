import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ticket } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk, type Talk } from '../../test/support/talk.js';
import { phrase } from '../language/phrase.js';

// A Monday, 23 November 2026, ten o'clock in Shanghai.
const home = useDesk();

const ticketsOf = (talk: Talk) => home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id));

const reports = {
  'zh-Hans': '我是李雷，13800138000，净水机漏水，序列号没有，杭州西湖区文三路90号，随时都行',
  'zh-Hant': '我是陳怡君，0928-413-607，淨水機漏水，序號沒有，杭州市西湖區文三路90號，隨時',
  en: 'I am Tom Green, 13912345678, my water purifier leaks, no serial number, 90 Wensan Road, Hangzhou, any time',
} as const;

describe('thanks, a greeting, a nod or a smiley answers no open question', () => {
  test.each([
    ['zh-Hans', '净水机漏水，序列号没有', ['谢谢', '你好', '👍', '好的'], '李雷', /称呼：李雷/],
    ['zh-Hant', '淨水機漏水，序號沒有', ['謝謝', '哈囉', '👍', '好'], '陳怡君', /[称稱]呼：陳怡君/],
    [
      'en',
      'my purifier leaks, no serial number',
      ['thanks', 'hello', '👍', 'ok'],
      'Tom Green',
      /Name: Tom Green/,
    ],
  ] as const)('the question stands, %s', async (language, opening, courtesies, name, shown) => {
    for (const courtesy of courtesies) {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'name'],
        [courtesy, 'name'],
        [name, 'phone'],
        ['13912345678', 'address'],
        [courtesy, 'address'],
        ['杭州西湖区文三路90号', 'time'],
        [courtesy, 'time'],
        ['随时', 'confirm', shown],
      ]);
    }
  });

  test('nor is it kept when nothing better comes', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['my purifier leaks, no serial number. Tom Green, 13912345678', 'address'],
      ['ok', 'address'],
      ['ok', 'address'],
      ['ok', 'time'],
      ['any time', 'confirm', /^(?![\s\S]*Address)[\s\S]*Time: any time/],
    ]);
  });
});

describe('words that are taken as they are', () => {
  test('for a time are shown as they were said', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [reports['zh-Hans'].replace('，随时都行', ''), 'time'],
      ['等我家里人回来再说吧', 'time'],
      ['等我家里人回来再说吧', 'time'],
      ['等我家里人回来再说吧', 'confirm', /上门时间：等我家里人回来再说吧/],
      ['对', null],
    ]);
    expect((await ticketsOf(talk))[0]).toMatchObject({ appointmentAt: null, unverified: ['time'] });
  });

  test('give way to what is understood', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，序列号没有。我叫李雷，13800138000', 'address'],
      ['就那儿', 'address'],
      ['就那儿', 'address'],
      ['就那儿', 'time'],
      ['杭州西湖区文三路90号', 'time'],
      ['随时', 'confirm', /地址：杭州西湖区文三路90号/],
    ]);
  });
});

describe('at the summary', () => {
  test.each([
    ['zh-Hans', '不对', '电话', '13900139000', /139-0013-9000/],
    ['zh-Hant', '不對', '電話', '0928-413-608', /\+886-928-413-608/],
    ['en', 'no', 'the phone', '13900139000', /139-0013-9000/],
  ] as const)(
    'a no asks what is wrong, and whatever it is called by is asked for again, %s',
    async (language, no, called, value, shown) => {
      const talk = await startTalk(home, language);
      const asked = await talk.play([
        [reports[language], 'confirm'],
        [no, 'confirm'],
      ]);
      expect(asked[0]?.quickReplies).toHaveLength(7);
      await talk.play([
        [called, 'phone'],
        [value, 'confirm', shown],
      ]);
    },
  );

  test.each([
    ['zh-Hans', '地址错了，是文三路290号；另外还有点漏电', /漏水[\s\S]*另外还有点漏电[\s\S]*文三路290号/],
    ['zh-Hant', '還有，濾芯也髒了', /漏水[\s\S]*濾芯也髒了/],
    ['en', 'and it also smells burnt', /leaks[\s\S]*smells burnt/],
  ] as const)('what more is wrong is told with the rest, %s', async (language, more, shown) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [reports[language], 'confirm'],
      [more, 'confirm', shown],
    ]);
  });

  test.each([
    ['zh-Hans', '对，不过时间改成周五下午三点', /11月27日（周五）下午3:00/],
    ['zh-Hant', '對，但是時間改到週五下午三點', /11月27日（週五）下午3:00/],
    ['en', 'yes but change the time to Friday 3pm', /Friday, 27 November, 3:00 pm/],
  ] as const)('a yes with a change is a change, %s', async (language, change, shown) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [reports[language], 'confirm'],
      [change, 'confirm', shown],
      ['👍', null],
    ]);
    expect(await ticketsOf(talk)).toHaveLength(1);
  });

  test.each([
    ['zh-Hans', ['取消', '算了不报了', '不报了']],
    ['zh-Hant', ['取消', '算了不報了', '不用了，算了']],
    ['en', ['cancel', 'never mind', 'forget it']],
  ] as const)('who leaves has nothing sent, %s', async (language, ways) => {
    for (const leaving of ways) {
      const talk = await startTalk(home, language);
      await talk.play([
        [reports[language], 'confirm'],
        [leaving, null],
      ]);
      expect(await ticketsOf(talk)).toEqual([]);
    }
  });

  test.each([
    [
      'zh-Hans',
      '电话是13900139000，名字叫韩梅梅，时间改成后天下午三点',
      /韩梅梅[\s\S]*139-0013-9000[\s\S]*11月25日/,
    ],
    ['zh-Hant', '電話錯了，是0928-413-608，名字叫陳怡安', /陳怡安[\s\S]*\+886-928-413-608/],
    [
      'en',
      'The phone should be 13900139000, my name is Tim Green, and make it Friday 3pm',
      /Tim Green[\s\S]*139-0013-9000[\s\S]*27 November/,
    ],
  ] as const)('several things are corrected at once, %s', async (language, correction, shown) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [reports[language], 'confirm'],
      [correction, 'confirm', shown],
    ]);
  });
});

describe('answers ahead of the questions are taken', () => {
  test.each([
    [
      'zh-Hans',
      '复印机卡纸',
      '序列号没有，我叫李雷，电话13800138000，明天下午三点来',
      '杭州西湖区文三路90号',
    ],
    [
      'zh-Hant',
      '影印機卡紙',
      '沒有序號，我叫陳怡君，電話0928-413-607，明天下午三點來',
      '杭州市西湖區文三路90號',
    ],
    [
      'en',
      'my copier jams',
      'no serial, name is Tom Green, phone 13912345678',
      '90 Wensan Road, Hangzhou, tomorrow 3pm',
    ],
  ] as const)('%s', async (language, opening, ahead, address) => {
    const talk = await startTalk(home, language);
    const said = await talk.play([
      [opening, 'serial'],
      [ahead, 'address'],
      [address, 'confirm', /24/],
    ]);
    expect(said[0]?.text).not.toMatch(/tomorrow/);
  });
});

describe('what is told while something else is asked', () => {
  test('a number of Hong Kong, told for the serial number, is whom to call', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['部影印機成日夾紙', 'serial'],
      ['91234567', 'serial'],
      ['冇序號', 'name'],
      ['陳大文', 'address'],
      ['旺角彌敦道688號旺角中心15樓', 'time'],
      ['隨時', 'confirm', /\+852-9123-4567/],
    ]);
  });

  test('eight digits are a serial number where the phone is known', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['部影印機成日夾紙，我係陳大文，電話 9265 1138', 'serial'],
      ['91234567', 'address', /91234567/],
    ]);
  });

  test.each([
    ['zh-Hans', '净水机漏水', '急用', '没有'],
    ['zh-Hant', '淨水機漏水', '好急呀', '冇'],
    ['en', 'the water purifier leaks', "it's urgent", 'none'],
  ] as const)('(%s) who only presses is asked again, once', async (language, fault, presses, none) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [fault, 'serial'],
      [presses, 'serial', new RegExp(phrase(language, 'hurries').slice(0, 8))],
      [presses, 'name'],
    ]);
    const other = await startTalk(home, language);
    await other.play([
      [fault, 'serial'],
      [none, 'name'],
    ]);
  });

  test.each([
    ['zh-Hans', '净水机漏水，序列号没有，我叫屈大勇', '你们系统里不是有我电话吗'],
    ['zh-Hant', '淨水機漏水，序號沒有，我叫屈大勇', '你們不是有我的電話嗎'],
    ['en', 'my purifier leaks, no serial number, my name is Tom Green', "don't you have my number already?"],
  ] as const)('(%s) what we should have on file is answered', async (language, told, asks) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [told, 'phone'],
      [asks, 'phone', new RegExp(phrase(language, 'side_on_file').slice(0, 8))],
      ['13327461809', 'address'],
    ]);
  });

  test('one digit too many is said so', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，序列号没有，我叫霍启明', 'phone'],
      ['159028853177', 'phone', /12位/],
      ['15902885317', 'address'],
    ]);
  });

  test('an address or an hour is no phone that is too short', async () => {
    for (const [language, opening, address] of [
      ['zh-Hans', '净水机漏水，序列号没有，我叫李雷', '杭州西湖区文三路900号'],
      ['zh-Hant', '淨水機漏水，序號沒有，我叫陳怡君', '旺角彌敦道688號旺角中心1期15樓'],
      ['en', 'my purifier leaks, no serial number, my name is Tom Green', '268 Xizang Middle Road, Shanghai'],
    ] as const) {
      const talk = await startTalk(home, language);
      const said = await talk.play([
        [opening, 'phone'],
        [address, 'phone'],
      ]);
      expect(said.at(-1)?.text).not.toMatch(/位|digits/);
      await talk.play([['13912345678', 'time']]);
    }
  });

  test.each([
    [
      '温州市鹿城区人民东路88号，后天傍晚六点有人，让师傅带个梯子',
      /转告[\s\S]*地址：温州市鹿城区人民东路88号\n上门时间：11月25日（周三）晚上6:00/,
      '让师傅带个梯子',
    ],
    [
      '台北市信義區松仁路100號12樓，後天下午兩點有人在，麻煩師傅帶梯子',
      /轉告[\s\S]*地址：台北市信義區松仁路100號12樓\n到訪時間：11月25日（週三）下午2:00/,
      '麻煩師傅帶梯子',
    ],
  ])('an hour and a wish go along with the address that was asked for: %s', async (told, summary, wish) => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，序列号不知道，我是蔡明，13800138000', 'address'],
      [told, 'confirm', summary],
      ['对', null],
    ]);
    const [opened] = await home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id));
    expect(opened?.description.split('\n')).toEqual(['净水机漏水', wish]);
  });
});

describe('impatience is answered and tells nothing', () => {
  test.each([
    [
      'en',
      "it's broken",
      ['can you help or not', 'hello? anyone there?'],
      'it drips all day',
      /drips/,
      /I am here/,
    ],
    ['zh-Hans', '坏了', ['到底能不能修', '有人吗'], '一直滴水', /滴水/, /在的/],
    ['zh-Hant', '壞了', ['有冇人呀', '到底修不修啊'], '一直滴水', /滴水/, /在的/],
  ] as const)('%s', async (language, opening, impatient, told, shown, answer) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [opening, 'fault'],
      ...impatient.map((words) => [words, 'fault', answer] as const),
      [told, 'product'],
    ]);
    const rest = { en: 'the drinking fountain', 'zh-Hans': '直饮机', 'zh-Hant': '直飲機' }[language];
    const serial = { en: "I don't know", 'zh-Hans': '不知道', 'zh-Hant': '不知道' }[language];
    await talk.play([
      [rest, 'serial'],
      [serial, 'name'],
      ['Lwazi', 'phone'],
      ['13912345678', 'address'],
      ['上海市杨浦区大学路300号', 'time'],
      ['tomorrow', 'confirm', shown],
    ]);
  });
});
