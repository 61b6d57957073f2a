import { lastPlaceIn } from '../../../domain/customer/region.js';
import { matchesOf, type Span } from '../text/found.js';

const HAN = '\\p{Script=Han}';
const COUNT = '(?:\\d{1,5}|[一二三四五六七八九十百零〇]{1,5})';

/** A house number: the one thing nearly every Chinese address has. */
const HOUSE = new RegExp(
  `(?:路|街|径|(?<!(?<!\\d)[国省县])道|巷|弄|胡同|段|里|村|园|区|镇|院|厦|广场|中心|城|桥|头|门|坊|[东南西北]环)\\s?[东南西北中]?段?\\s?${COUNT}(?:[-－之]${COUNT})?\\s?(?:号|弄|巷|栋|幢|座)`,
  'gu',
);
/** Without a house number: a road or a named building right behind a named place. */
const PLACE = new RegExp(
  `(?:省|市|区|县|镇|街道|新区)[${HAN}]{1,14}?(?:路|大道|街|村|大厦|广场|小区|花园|工业园|产业园|科技园|园区|商场|医院|学校|大学|酒店|机场|车站|码头|仓库)`.replace(
    `[${HAN}]`,
    HAN,
  ),
  'gu',
);
/** 荃湾工业中心14楼, 新都城一期3座: of a building in a named place the floor or the block will do. */
const BLOCK = new RegExp(
  `(?:大厦|中心|广场|商场|大楼|花园|中学|大学|医院|[苑阁邨城轩台])\\s?(?:第?${COUNT}期)?\\s?${COUNT}\\s?(?:楼|层|座|栋|幢|号楼)`,
  'gu',
);
/** 美林邨美枫楼1203室: a house that is called by its name, in an estate that is, and a room of it. */
const ROOM = new RegExp(
  `(?<=${HAN}{2})(?:[邨村苑庄园台居]|花园|新城|中心|城|广场)(?:${HAN}{1,5}?|${HAN}{0,5}?(?:[A-Za-z]|\\d{1,2}号?))[楼阁座苑轩舍厦]\\s?(?:${COUNT}\\s?[楼层]\\s?)?(?:[A-Za-z]?\\d{1,4}[A-Za-z]?|[A-Za-z])\\s?(?:室|号|房|单位|(?<=\\d{3})(?!\\d))`,
  'gu',
);
/** Where the words before an address end. Longest first. */
const STOPS =
  /我们?是|这[里边]是|不是[^，。,]{1,12}?[，,]?\s?(?:而|应该)?是|我[喺系住在]|地址(?:在|是|系|喺|为|写错了|错了|改成|改为|应该是)?|住址(?:是)?|位于|住在|住喺|家住|人在|我在|放在|装在|送到|来到|设备在|机器在|[我们]?公司在|[我们]?单位在|店在|我家在|我住|家在|改成|改到|改为|应该是|(?<![\p{Script=Han}])(?:在|是|住|到)|我们在|他家|她家|我家|[，,。；;：:！!？?\n（(]|\s(?=\S{0,12}?(?:省|市|区|县|路|街|道))/gu;

const UNIT =
  '号楼|号院|号|楼上|楼|层|单元|室|栋|座|幢|房|院|门|弄|户|铺|区|甲|乙|丙|丁|底商|仓库|停车场|地下室|机房|车间|办公室|财务室|前台|柜台|门卫室?|值班室|食堂|东侧|西侧|南侧|北侧|旁边|旁|对面';
/** 可到府时间：, the next line of a form. */
const NEXT_LINE = new RegExp(`\\n\\s*${HAN}{1,8}\\s?[:：][\\s\\S]*$`, 'u');
const BUILDING = `(?!我|机器|净水|设备|公司|家里|店里|店内|师傅|有|没|来|坏|漏|不|请|在)${HAN}{1,8}?(?:大学|学院|中学|小学|校区|研究院|研究所|科技园|产业园|工业园|创业园|园区|基地|饭店|宾馆|银行|市场|超市|新村|家属院|大院|[阁邨轩]|大厦|广场|中心|花园|小区|公寓|大楼|商场|酒店|学校|苑|城|厂|仓库|停车场|宿舍|家园|府|村|园|馆|医院|门店|里|居)`;
/** B座, A1203, 15F: one letter, so that the code of a machine behind it stays one. */
const LETTERED = '(?<![A-Za-z])[A-Za-z]\\d{0,4}(?![A-Za-z\\d])(?!-\\d{3})|\\d{1,4}[A-Za-z](?![A-Za-z\\d])';
/** What may follow the house number: floors, rooms, buildings; not the next sentence. */
const TAIL = new RegExp(
  `^(?:\\s?(?:(?:[附之]?${COUNT}(?!\\d)|${LETTERED}|(?<![\\sA-Za-z-])[A-Z]{2,8}(?=${HAN}))\\s?(?:${UNIT})?|${UNIT}|${BUILDING}|[-－之、/#]|\\((?:${HAN}|[\\w\\s]){1,20}\\)|（(?:${HAN}|[\\w\\s]){1,20}）)){1,16}`,
  'u',
);

function beginning(plain: string, anchor: number): number {
  const from = Math.max(0, anchor - 40);
  const before = plain.slice(from, anchor);
  let start = 0;
  for (const stop of matchesOf(STOPS, before)) start = Math.max(start, stop.index + stop[0].length);
  const lead = /^[\s是在：:，,]*/.exec(before.slice(start))?.[0].length ?? 0;
  return trimFront(plain, from + start + lead, anchor);
}

/** Words run on into the address ("赶紧来上海市…"): it begins with the places that are named right before the house. */
function trimFront(plain: string, start: number, anchor: number): number {
  // With the first character of what follows: 中山 is a city, 中山路 is none.
  const place = lastPlaceIn(plain.slice(start, anchor + 1));
  return start + (place ?? 0);
}

function ending(plain: string, end: number): number {
  const tail = TAIL.exec(plain.slice(end, end + 60).replace(NEXT_LINE, ''))?.[0] ?? '';
  return end + tail.replace(/[\s、/#-]+$/, '').length;
}

export function chineseAddress(plain: string): Span | null {
  for (const match of [...matchesOf(HOUSE, plain), ...matchesOf(PLACE, plain)]) {
    const start = beginning(plain, match.index);
    const end = ending(plain, match.index + match[0].length);
    if (end - start >= 5) return { start, end };
  }
  return blockInPlace(plain) ?? roomInEstate(plain);
}

function roomInEstate(plain: string): Span | null {
  const [match] = matchesOf(ROOM, plain);
  if (!match) return null;
  const start = beginning(plain, match.index);
  return match.index - start > longestBuilding ? null : { start, end: match.index + match[0].length };
}

/** The building stands right behind a place that is known: 商场3楼 alone may be any. */
function blockInPlace(plain: string): Span | null {
  for (const match of matchesOf(BLOCK, plain)) {
    const start = beginning(plain, match.index);
    if (lastPlaceIn(plain.slice(start, match.index + 1)) !== 0 || match.index - start > longestBuilding)
      continue;
    return { start, end: ending(plain, match.index + match[0].length) };
  }
  return null;
}

const longestBuilding = 20;
