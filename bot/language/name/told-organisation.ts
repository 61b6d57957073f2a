import { regionOf } from '../../../domain/customer/region.js';
import { simplify } from '../../../domain/customer/simplify.js';
import type { Span } from '../text/found.js';
import { CAPITALISED } from './people.js';

/** 我是海德学校的, 我系遠通客運: whose, before the name. */
const BEFORE_NAME =
  /(?:^|[\s，,。；;！!：:、])(?:(?:您好|你好)[，,\s]?)?(?:我|这里|这边|我这边|呢度)(?:是|系|係)\s?((?!你|我|他|她|它|这|那|一|刚|上|来|要|想|之前|昨|前)[^的嘅\P{Script=Han}]{2,16}?)[的嘅]?$/u;
/** 我叫潘强，远通客运的: behind it. */
const BEHIND_NAME =
  /^[，,\s]{1,2}(?:我?(?:是|系|在|喺))?((?!你|我|他|她|它|这|那|家住|住)[^的嘅\P{Script=Han}]{1,14}(?:公司|集团|事务所|医院|学校|中学|小学|大学|学院|幼儿园|酒店|饭店|宾馆|客运|公交|车队|物业|超市|银行|工厂|食堂|俱乐部))[的嘅]?(?=$|[，,。；;！!\s\d])/u;
const NO_ORGANISATION =
  /买|修|装|报|机主|业主|业户|户主|房东|租客|租户|隔壁|楼上|楼下|推荐|介绍|负责|家里|[老小]公|老婆|爱人|儿子|女儿|父|母|妈|爸|朋友|邻居|机$|的/u;
const LATIN_BEHIND = new RegExp(
  `^,?\\s(?:from|of|with|at)\\s((?:the\\s)?${CAPITALISED}(?:\\s(?:${CAPITALISED}|&|and|of)){0,4})`,
  'u',
);

/** For whom somebody speaks who tells his name: 海德学校 of 我是海德学校的穆老师, "Harbour School"; null when he names nobody. */
export function organisationBeside(text: string, name: Span): string | null {
  const plain = simplify(text);
  const before = BEFORE_NAME.exec(plain.slice(Math.max(0, name.start - reach), name.start));
  const from = before?.[1];
  if (from && !NO_ORGANISATION.test(from)) {
    const start = plain.lastIndexOf(from, name.start);
    return text.slice(start, start + from.length);
  }
  const behind = plain.slice(name.end, name.end + reach);
  const of = BEHIND_NAME.exec(behind)?.[1] ?? LATIN_BEHIND.exec(behind)?.[1];
  if (!of || NO_ORGANISATION.test(of) || isPlaceAlone(of)) return null;
  const start = name.end + behind.indexOf(of);
  return text.slice(start, start + of.length);
}

const reach = 48;

/** "From Shanghai" tells where. */
const isPlaceAlone = (told: string): boolean =>
  !/\p{Script=Han}/u.test(told) && (!/\s/.test(told) || regionOf(told) !== null);
