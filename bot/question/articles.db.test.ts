import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { findArticle } from '../../domain/knowledge/article.queries.js';
import { article } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import { languages } from '../../schema/vocabulary.js';
import { system, useDesk } from '../../test/support/desk.js';
import { findProducts } from '../language/product.js';
import { openProductCatalogue, type ProductCatalogue } from '../product-catalogue.js';

const home = useDesk({ articles: true });
let catalogue: ProductCatalogue;

beforeAll(async () => {
  catalogue = await home.desk.read(system, openProductCatalogue(), undefined);
});

/** As the bot asks, products named in the question set apart. */
async function ask(
  language: Language,
  text: string,
  talkedOf: readonly string[] = [],
): Promise<string | null> {
  const products = findProducts(text, catalogue.entries);
  const models = products.map(({ value }) => value);
  const families = catalogue.entries
    .filter(({ model }) => models.includes(model))
    .map(({ family }) => family);
  const found = await home.desk.read(system, findArticle, {
    text,
    language,
    families,
    talkedOf,
    products: products.map(({ raw }) => raw),
  });
  return found?.topic ?? null;
}

describe('the articles', () => {
  test('are the same in every language, at least twenty, with the families of the catalogue', async () => {
    const rows = await home.db.select().from(article);
    const topicsOf = (language: Language) =>
      rows.flatMap((row) => (row.language === language ? [`${row.topic} ${row.families}`] : [])).sort();
    expect(topicsOf('en').length).toBeGreaterThanOrEqual(20);
    for (const language of languages) expect(topicsOf(language)).toEqual(topicsOf('en'));
    const known = new Set(catalogue.entries.map(({ family }) => family));
    expect(rows.flatMap(({ families }) => families).filter((family) => !known.has(family))).toEqual([]);
  });

  test('each is found by every way in which its own title and questions put it', async () => {
    const rows = await home.db.select().from(article);
    const missed: string[] = [];
    for (const { topic, language, title, asks } of rows) {
      for (const text of [title, ...asks]) {
        const found = await ask(language, text);
        if (found !== topic) missed.push(`${language} ${topic}: ${text} → ${found}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('a question finds its article', () => {
  test.each([
    ['zh-Hans', '滤芯多久换一次', 'change-filter'],
    ['zh-Hans', '请问你们净水机的滤芯一般用多久就该换了', 'change-filter'],
    ['zh-Hans', '序列号在哪看啊', 'read-serial-number'],
    ['zh-Hans', '保修多久', 'warranty-terms'],
    ['zh-Hans', '交换机保修几年？', 'warranty-terms'],
    ['zh-Hans', '我这台监控能保几年啊，质保期到什么时候', 'warranty-terms'],
    ['zh-Hans', '卡纸了怎么取出来', 'before-calling-paper-jam'],
    ['zh-Hans', '你们周末有人吗', 'opening-hours'],
    ['zh-Hans', '春节期间还上班吗', 'opening-hours'],
    ['zh-Hans', '几天内可以退货', 'return-and-exchange'],
    ['zh-Hans', '有犹豫期吗', 'return-and-exchange'],
    ['zh-Hans', '你们支持无理由退货吗', 'return-and-exchange'],
    ['zh-Hant', '網購的鑑賞期是幾天', 'return-and-exchange'],
    ['zh-Hant', '有猶豫期嗎', 'return-and-exchange'],
    ['en', 'Is there a cooling-off period?', 'return-and-exchange'],
    ['zh-Hans', '你们会不会泄露我的个人信息', 'data-protection'],
    ['zh-Hans', '监控黑屏怎么处理', 'before-calling-no-picture'],
    ['zh-Hans', '发票找不到了还给保修吗', 'proof-of-purchase'],
    ['zh-Hans', '我自己拆开看过，还能保修吗', 'warranty-exclusions'],
    ['zh-Hans', '上门一次要收多少钱', 'prices'],
    ['zh-Hans', '过保了修一下怎么收费', 'after-warranty'],
    ['zh-Hans', '师傅明天来，我家里要提前准备点什么', 'prepare-visit'],
    ['zh-Hans', '净水机屏幕上显示E3是什么意思', 'purifier-error-codes'],
    ['zh-Hans', '复印出来有一条黑线', 'print-quality'],
    ['zh-Hans', '忘了管理密码，网关怎么恢复出厂', 'gateway-connection'],
    ['zh-Hans', '录像一般能保存几天', 'recording-playback'],
    ['zh-Hans', '大巴空调不制冷了先看哪里', 'coach-air-conditioner'],
    ['zh-Hans', '签个维保合同都包什么', 'service-contract'],
    ['zh-Hans', '新换的滤芯出来的水有黑色的小颗粒，能喝吗', 'water-taste'],
    ['zh-Hant', '濾芯多久要換一次？', 'change-filter'],
    ['zh-Hant', '請問序號在哪裡可以看到', 'read-serial-number'],
    ['zh-Hant', '請問保固多久', 'warranty-terms'],
    ['zh-Hant', '复印机的保修期有多长', 'warranty-terms'],
    ['zh-Hant', '影印機卡紙怎麼辦', 'before-calling-paper-jam'],
    ['zh-Hant', '印表機一直顯示離線，電腦印不出來', 'copier-network-print'],
    ['zh-Hant', '閘道器的預設密碼是多少', 'gateway-connection'],
    ['zh-Hant', '國定假日有上班嗎', 'opening-hours'],
    ['zh-Hant', '我的個資會不會外洩給別人', 'data-protection'],
    ['zh-Hant', '維修費用怎麼計算', 'prices'],
    ['zh-Hant', '收據不見了還有保固嗎', 'proof-of-purchase'],
    ['zh-Hant', '序列埠一直收不到資料', 'serial-data'],
    ['zh-Hant', '巴士半路拋錨了該怎麼做', 'coach-breakdown'],
    ['en', 'How often should I change the filter of my water purifier?', 'change-filter'],
    ['en', 'Where do I find the serial number?', 'read-serial-number'],
    ['en', 'How long is the warranty on a copier?', 'warranty-terms'],
    ['en', 'what does the warranty cover on a copier', 'warranty-coverage'],
    ['en', "what isn't covered by the warranty?", 'warranty-exclusions'],
    ['zh-Hans', '复印机保修都包括什么', 'warranty-coverage'],
    ['zh-Hans', '哪些情况不在保修范围内', 'warranty-exclusions'],
    ['zh-Hant', '保固範圍有哪些', 'warranty-coverage'],
    ['en', 'How do I clear a paper jam?', 'before-calling-paper-jam'],
    ['en', 'How many days do I have to return something?', 'return-and-exchange'],
    ['en', 'How do I factory reset the gateway?', 'gateway-connection'],
    ['en', "I've lost my receipt, am I still covered?", 'proof-of-purchase'],
    ['en', 'Do you work on Saturdays?', 'opening-hours'],
    ['en', 'How much do you charge for a visit?', 'prices'],
    ['en', 'Will you share my phone number with anyone?', 'data-protection'],
    ['en', 'the purifier shows E2, what does that mean?', 'purifier-error-codes'],
    ['en', 'There are black lines on all my copies', 'print-quality'],
    ['en', 'How long do you keep the recordings on the recorder?', 'recording-playback'],
    ['en', 'Is it normal that the water has black bits after a new filter?', 'water-taste'],
    ['en', 'what do I have to prepare before the technician comes', 'prepare-visit'],
    ['zh-Hans', '修完能开增值税专票不', 'invoice'],
    ['zh-Hans', '旧的饮水机能不能给你们抵点钱', 'trade-in'],
    ['zh-Hans', '离我最近的服务网点在哪', 'where-we-are'],
    ['zh-Hans', '有没有热线可以打', 'hotline'],
    ['zh-Hans', '滤芯哪里可以买到正品', 'buy-consumables'],
    ['zh-Hans', '别的牌子的净水器你们修吗', 'other-brands'],
    ['zh-Hans', '移机收费吗', 'moving'],
    ['zh-Hans', '闲鱼买的二手净水机有质保吗', 'second-hand'],
    ['zh-Hans', '修完怎么付钱', 'payment'],
    ['zh-Hans', '用完的粉盒是什么垃圾', 'disposal'],
    ['zh-Hans', '水流到楼下邻居家了怎么办', 'water-damage'],
    ['zh-Hans', '直饮机咕噜咕噜响正常吗', 'normal-noise'],
    ['zh-Hant', '有電子發票載具嗎', 'invoice'],
    ['zh-Hant', '舊機可以換購新機嗎', 'trade-in'],
    ['zh-Hant', '高雄有服務站嗎', 'where-we-are'],
    ['zh-Hant', '零件可以單買嗎', 'buy-consumables'],
    ['zh-Hant', '淨水機外面髒髒的怎麼擦', 'cleaning'],
    ['zh-Hant', '轉讓之後保固還有效嗎', 'second-hand'],
    ['zh-Hant', '可唔可以俾現金', 'payment'],
    ['en', 'can the invoice be made out to my company', 'invoice'],
    ['en', 'is there money for the old purifier', 'trade-in'],
    ['en', "what's your address?", 'where-we-are'],
    ['en', 'Do you sell toner?', 'buy-consumables'],
    ['en', 'moving offices next month, need the copier relocated', 'moving'],
    ['en', 'can you take cash', 'payment'],
    ['en', 'where do old filters go', 'disposal'],
    ['en', 'is a humming fountain normal', 'normal-noise'],
    ['zh-Hans', '序列号在哪里', 'read-serial-number'],
    ['zh-Hans', '怎么看序列号', 'read-serial-number'],
    ['zh-Hant', '序號在哪裡看', 'read-serial-number'],
    ['en', 'how do i send my switch in and who pays for shipping?', 'send-in'],
  ] as const)('in %s: %s', async (language, text, topic) => {
    expect(await ask(language, text)).toBe(topic);
  });

  test.each([
    ['zh-Hans', '我想问一下你们去南极科考站给装净水机吗，查不到就登记一下让人给我回个电话'],
    ['zh-Hans', '你们公司老板是谁'],
    ['zh-Hans', '你们招聘吗'],
    ['zh-Hans', '今天股票涨了没有'],
    ['zh-Hans', '净水机好看吗'],
    ['zh-Hans', '附近有什么好吃的餐厅推荐'],
    ['zh-Hans', '哈哈哈哈嘿嘿'],
    ['zh-Hans', '净水机耗电吗'],
    ['zh-Hans', '摄像头能看多远'],
    ['zh-Hant', '這台淨水機幾公斤'],
    ['zh-Hant', '股價多少'],
    ['en', 'how heavy is the purifier'],
    ['en', 'do you sponsor football'],
    ['zh-Hant', '你們有賣冰箱嗎'],
    ['zh-Hant', '可以幫我訂高鐵票嗎'],
    ['zh-Hant', '請問你們的統一編號是什麼'],
    ['zh-Hant', '明天台北會下雨嗎'],
    ['en', 'Do you have a branch in Nairobi?'],
    ['en', 'Can I pay with bitcoin?'],
    ['en', 'Who won the match last night?'],
    ['en', 'Do you hire engineers at the moment?'],
    ['en', 'asdf qwer zxcv'],
    ['en', 'Is the purifier available in blue?'],
    ['en', ' ?!… '],
  ] as const)('and none that is not about it, in %s: %s', async (language, text) => {
    expect(await ask(language, text)).toBeNull();
  });

  test('about the product that was talked of, when nothing else decides', async () => {
    expect(await ask('en', 'what does the error code mean', ['copier'])).toBe('copier-error-codes');
    expect(await ask('en', 'what does the error code mean', ['purifier'])).toBe('purifier-error-codes');
  });
});

test('a shelf of twenty thousand articles is searched by the index', async () => {
  await home.desk.run(
    system,
    async (ctx) => {
      await ctx.tx.execute(sql`insert into article (id, topic, language, title, asks, body, families, words, version, changed_at)
      select gen_random_uuid(), 'filler-' || one, 'en', 'filler', '{}', 'filler', '{}',
        array_to_tsvector(array['filler' || one % 997, 'word' || one]), 1, now() from generate_series(1, 20000) as one`);
    },
    undefined,
  );
  await home.db.execute(sql`vacuum analyze article`);
  const plan = await home.db.execute(
    sql`explain select id from article where language = 'en' and words @@ '''seri'' | ''number'''::tsquery`,
  );
  expect(JSON.stringify(plan)).toContain('article_words_index');
  expect(await ask('en', 'Where do I find the serial number?')).toBe('read-serial-number');
});
