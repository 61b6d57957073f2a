import { understand } from '../bot/language/understand.js';
import { prepareToUnderstand } from '../bot/prepare.js';
import { inProject } from '../schema/project.js';
import type { Language } from '../schema/vocabulary.js';
import { readDemonstration } from '../start/demonstration.js';
import { type Figure, latencyOf, type PartResult } from './figure.js';

/** Of each language; the first half of them meets code that the engine has not made fast yet. */
const messages = 2_000;
const characters = 500;
const goal = 5;
const longest = 16_000;

const stories: Readonly<Record<Language, string>> = {
  'zh-Hans':
    '您好，我们办公室在上海市浦东新区世纪大道100号25楼，有一台复印机，序列号DEMO-0008，从上周三开始就老是卡纸，昨天下午三点还冒了一点烟，开机就报错误代码E4，屏幕也是花的。我叫陈建国，电话是13917701234，麻烦尽快派人过来看看，明天下午两点以后都有人在。',
  'zh-Hant':
    '你好，我哋公司喺香港九龍觀塘道388號12樓，部影印機由上個禮拜開始成日卡紙，尋日下晝仲冒煙添，開機就出E4，個螢幕花晒，唔知點算好。我姓陳，電話係9123 4567，聽日下晝三點後有人喺度，麻煩你哋派師傅嚟睇睇，序號係DEMO-0008，唔該晒。',
  en: 'Hi there, my name is Emily Carter and I am calling about the water purifier in our kitchen, serial number DEMO-0001. Since last Wednesday it has been leaking from the bottom, and yesterday around three it started making a loud grinding noise. We are at 1266 Nanjing West Road, Shanghai. You can reach me on 158 0015 8000, and tomorrow after 2pm would be fine. ',
};

/** Texts that a reader which goes back and forth would take long for. */
const hard: Readonly<Record<string, string>> = {
  'digits alone': '1234567890',
  'one character': '我',
  'days alone': '明天',
  'hours alone': '三点',
  'words alone': 'no ',
};

/** What is made of one message: names, times, places, wishes; stories of three languages, the sentences in another order each time. */
export async function measureUnderstanding(): Promise<PartResult> {
  await prepareToUnderstand();
  const { products } = await readDemonstration(inProject('policies/demonstration.yaml'));
  const catalogue = Object.entries(products).map(([model, { family, zh, en, aliases }]) => ({
    model,
    family,
    names: [zh, en, ...aliases],
  }));
  const now = new Date('2026-11-26T08:00:00Z');
  const take = (text: string, language: Language): number => {
    const begun = performance.now();
    understand(text, { language, now, timezone: 'Asia/Shanghai', catalogue, expects: null });
    return performance.now() - begun;
  };
  const figures = Object.entries(stories).flatMap(([name, story]): Figure[] => {
    const language = name as Language; // the keys of a record of languages
    const taken = Array.from({ length: messages }, (_, i) => take(told(story, i, characters), language));
    const { p50, p99 } = latencyOf(taken.slice(messages / 2));
    const atFirst = latencyOf(taken.slice(messages / 20, messages / 2));
    return [
      { what: `${characters} characters, ${language}: p50`, value: p50, unit: 'ms' },
      { what: 'p99', value: p99, unit: 'ms', most: goal },
      { what: 'p99 of the first thousand', value: atFirst.p99, unit: 'ms' },
    ];
  });
  const worst = Object.entries(hard).flatMap(([what, piece]): Figure[] => [
    { what: `${characters} characters, ${what}: p50`, value: median(piece, characters, take), unit: 'ms' },
    { what: `${longest} characters, ${what}: p50`, value: median(piece, longest, take), unit: 'ms' },
  ]);
  return { title: '(i) understanding a message', figures: [...figures, ...worst], notes: [] };
}

const repeats = 15;

function median(piece: string, length: number, take: (text: string, language: Language) => number): number {
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  return latencyOf(Array.from({ length: repeats }, (_, i) => take(`${text}${i}`, 'zh-Hans'))).p50;
}

/** The story begun at another of its clauses, over and over until it is long enough. */
function told(story: string, turn: number, length: number): string {
  const clauses = story.split(/(?<=[，。]|[.,] )/);
  const first = turn % clauses.length;
  const turned = [...clauses.slice(first), ...clauses.slice(0, first)].join('');
  return `${turn} ${turned.repeat(Math.ceil(length / turned.length))}`.slice(0, length);
}
