import { regionOf } from '../../domain/customer/region.js';
import { simplify } from '../../domain/customer/simplify.js';
import { type Found, found, matchesOf, type Span } from './found.js';

/** The commonest surnames, which cover nearly everybody; a bare answer need not begin with one. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由赖洪糜稽竺台僧扬习保水昌凤酆丘畅木宇鍾藍';
const COMPOUND =
  /^(?:欧阳|司徒|上官|司马|诸葛|尉迟|皇甫|夏侯|东方|公孙|慕容|令狐|端木|长孙|宇文|独孤|南宫|呼延|轩辕|百里|东郭|西门)/;
const TITLES =
  '先生|女士|小姐|太太|经理|总经理|总监|主任|师傅|老师|医生|工程师|会计|厂长|店长|校长|院长|队长|老板|科长|处长|部长|主管|同学|阿姨|叔叔|大哥|大姐|总|工|姐|哥';
const TITLED = new RegExp(`^(?:${TITLES})`);

/** What follows a name in speech without a stop: 我叫吴桂芳电话是… */
const AFTER_NAME =
  /^(?:$|[^\p{Script=Han}]|电话|手机|号码|联系|住|地址|家|想|要|在|是|报修|我|你|您|他|她|这|那|来|有|又|机|帮|麻烦|买|打|给|需|请|公司|单位|从|和|跟|才|，)/u;
const NOT_NAMES =
  /^(?:谢谢|多谢|辛苦|高兴|方便|包装|成为|车队|车来|车子|师傅|老师|老板|老总|老人|老家|小姐|小车|小时|小孩|小区|小朋友|想|要|来|在|说|问|不|你|您|他|她|它|我|这|那|谁|哪|什么|怎么|报修|投诉|客户|用户|老客户|会员|业主|租户|房东|邻居|朋友|同事|家里|公司|单位|机器|全家|和平|成都|江苏|安装|文员|高手|新手|都|司机|车主|经常|时常|连续|向|应该|平时|明天|国内|明白|原来|来自|相信|富裕|信息|容易|干活|解决|时候|成功|安全|金属|白天|马上|全部|商场|海外|管理|关于|车上|任何|房子|计划|平台|单子|季度|年前|印刷|公寓|满意|连不上|时不时|常常|强烈|花了|花钱)/;

const MARKER =
  /(?:我?(?:的)?(?:名字|姓名|名)[^，,。]{0,6}错[^，,。]{0,3}[，,]?\s?(?:应该)?(?:是|叫)|我(?:的)?(?:名字|姓名|大名)(?:叫|是|写)?|姓名|名字(?:叫|是|写|应该是)?|联[系络]人(?:是|叫)?|称呼(?:我)?|叫我|我(?:就)?(?:叫做|叫|是|系|姓)|(?<=(?:^|[\s，,。；;！!、])|姓\p{Script=Han}{1,2})叫(?:做|作)?|本人(?:姓|叫|是|系)?|敝姓|免贵姓|(?<!贵)姓|报修人|客户名?)\s?[:：是]?\s?/gu;
/** 我是车队的史大海, 我是远通公司王芳: whose somebody, before the name. */
const OF =
  /的(?:爱人|老婆|老公|太太|先生|丈夫|妻子|儿子|女儿|同事|朋友|秘书|助理|邻居|妈妈|爸爸|妈|爸|家属|租客|房东|司机)?|公司|事务所|[店部队厂校所]/g;

/** 小范, 老王, 阿强: what colleagues are called. */
const FAMILIAR = /^[小老阿]\p{Script=Han}/u;

const isSurname = (character: string | undefined): boolean =>
  character !== undefined && character !== '' && SURNAMES.includes(character);

/** The length of the Chinese name at the beginning of the text, 0 when none begins there. */
function chineseNameLength(plain: string): number {
  if (NOT_NAMES.test(plain)) return 0;
  const familiar = FAMILIAR.exec(plain);
  if (familiar) return AFTER_NAME.test(plain.slice(2)) && isSurname(plain[1]) ? 2 : 0;
  const compound = COMPOUND.test(plain);
  if (!compound && !isSurname(plain[0])) return 0;
  const surname = compound ? 2 : 1;
  const title = TITLED.exec(plain.slice(surname));
  if (title) return surname + title[0].length;
  for (const given of [2, 1]) {
    const length = surname + given;
    const name = plain.slice(0, length);
    if (!/^\p{Script=Han}+$/u.test(name) || name.length < length) continue;
    const rest = plain.slice(length);
    const titled = TITLED.exec(rest);
    if (titled) return length + titled[0].length;
    if (AFTER_NAME.test(rest)) return length;
  }
  return 0;
}

/** A text that is nothing but a Chinese name, with or without a title. */
export function isChineseName(text: string): boolean {
  const plain = simplify(text);
  return plain.length >= 2 && plain.length <= 6 && chineseNameLength(plain) === plain.length;
}

function afterMarker(plain: string, at: number): { start: number; end: number } | null {
  const rest = /^\p{Script=Han}{0,16}/u.exec(plain.slice(at, at + 16))?.[0] ?? '';
  const whole = plain.slice(at, at + 24);
  const skips = matchesOf(OF, rest)
    .map((of) => of.index + of[0].length)
    .filter((skip) => skip <= 12);
  for (const skip of [0, ...skips]) {
    const length = chineseNameLength(whole.slice(skip));
    if (length && whole[skip + length] !== '的') return { start: at + skip, end: at + skip + length };
  }
  return null;
}

/** 我姓游，游国荣: the whole name follows its first character. */
function wholeName(plain: string, at: number): { start: number; end: number } | null {
  const match = /^(\p{Script=Han}{1,2})[，,。.、\s]{1,2}(?:我?(?:叫|是))?(?=\1)/u.exec(
    plain.slice(at, at + 12),
  );
  if (!match) return null;
  const start = at + match[0].length;
  const length = chineseNameLength(plain.slice(start, start + 8));
  return length > 1 ? { start, end: start + length } : null;
}

function surnameOnly(plain: string, at: number, marker: string): { start: number; end: number } | null {
  if (!/姓\s?$/.test(marker) || !isSurname(plain[at])) return null;
  return AFTER_NAME.test(plain.slice(at + 1)) ? { start: at, end: at + 1 } : null;
}

function chineseName(text: string, plain: string): Found<string> | null {
  for (const match of matchesOf(MARKER, plain)) {
    const at = match.index + match[0].length;
    const span = wholeName(plain, at) ?? afterMarker(plain, at) ?? surnameOnly(plain, at, match[0]);
    if (span) return found(text, span.start, span.end, text.slice(span.start, span.end));
    const latin = latinNameAt(plain.slice(at, at + 60));
    if (latin) return found(text, at, at + latin.length, text.slice(at, at + latin.length));
  }
  return null;
}

const CAPITALISED = "\\p{Lu}[\\p{L}]*(?:['’.-]\\p{L}+)*\\.?";
const PARTICLE = '(?:van|von|der|den|de|la|le|bin|al|el|di|da|dos|ter|of)';
const LATIN_NAME = new RegExp(
  `^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.?\\s)?${CAPITALISED}(?:\\s(?:${PARTICLE}\\s){0,2}${CAPITALISED}){0,3}`,
  'u',
);
const NOT_LATIN =
  /^(?:The|My|This|That|Our|Your|It|I|We|You(?!\s\p{Lu})|He(?!\s\p{Lu})|She|They|And|But|Or|At|In|On|Not|No|Yes|Ok|Okay|Hi|Hello|Hey|Dear|Thanks|Thank|Please|Sorry|Good|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Ticket|Phone|Serial|Room|Building|Road|English|Chinese|What|Where|When|Who|Why|How|Can|Could|There|Complaint|DEMO|OK|A)\b/u;

function latinNameAt(text: string): string | null {
  const match = LATIN_NAME.exec(text);
  if (!match || NOT_LATIN.test(text)) return null;
  // A sentence's end is no part of the name, an initial's point is.
  return match[0].replace(/(?<=\p{Ll}\p{Ll})\.$/u, '').trim();
}

const ENGLISH_MARKER =
  /\b(?:(?:my|the|customer|contact)\s)?(?:sur|last\s|first\s|full\s)?name(?:'s|\sis|\sshould\sbe|:)?\s(?:is\s)?(?:(?:spelled|spelt|actually|really)\s)?|\b(?:i'm|i\sam|it's|it\sis|this\sis|call\sme|contact(?:\sis|\sperson|:)?|driver|ask\sfor|speaking\swith|here\sis|signed|regards,?|attn:?)\s/gi;
const LOWER_NAME =
  /^[a-z][a-z'-]{1,20}(?:\s(?!and\b|my\b|phone\b|number\b|on\b|from\b|with\b|at\b|is\b|i\b|the\b|in\b|you\b|here\b)[a-z][a-z'-]{1,20}){0,2}/;

function englishName(text: string, plain: string): Found<string> | null {
  for (const match of matchesOf(ENGLISH_MARKER, plain)) {
    const at = match.index + match[0].length;
    const rest = plain.slice(at, at + 80);
    const name = latinNameAt(rest) ?? (/name/i.test(match[0]) ? LOWER_NAME.exec(rest)?.[0] : undefined);
    if (name && !/^(?:wrong|not|incorrect|mis\w+|is|on|spelled|spelt|with|the|a|for|of)\b/i.test(name)) {
      return (
        wholeLatinName(text, plain, name) ??
        found(text, at, at + name.length, text.slice(at, at + name.length))
      );
    }
  }
  return null;
}

/** "My surname is Choi: Ethan Choi" */
function wholeLatinName(text: string, plain: string, surname: string): Found<string> | null {
  if (!/^\p{Lu}\p{L}+$/u.test(surname)) return null;
  const whole = new RegExp(`(?<![\\p{L}])(?:${CAPITALISED}\\s){1,2}${surname}(?![\\p{L}])`, 'u').exec(plain);
  if (!whole || NOT_LATIN.test(whole[0])) return null;
  return found(text, whole.index, whole.index + whole[0].length, whole[0]);
}

const TITLE_AND_NAME = /\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?/u;
const NAME_HERE = new RegExp(`(?:^|[.,!]\\s)(${CAPITALISED}(?:\\s${CAPITALISED}){0,2})\\shere\\b`, 'u');
/** "Tom Beckett, 13764410392." and "Olivia Hartmann." at the end: a signature of two or three capitalised words. */
const SIGNATURE = new RegExp(
  `(?:^|[.!?]\\s|\\n)(${CAPITALISED}(?:\\s${CAPITALISED}){1,2})(?=,?\\s{0,3}(?:$|[.(+]|,\\s))`,
  'u',
);

function placed(text: string, match: RegExpExecArray | null): Found<string> | null {
  const name = (match?.[1] ?? match?.[0])?.replace(/(?<=\p{Ll}\p{Ll})\.$/u, '');
  if (!match || !name || NOT_LATIN.test(name)) return null;
  const start = match.index + match[0].indexOf(name);
  return found(text, start, start + name.length, name);
}

/** 陶经理 or 王女士 standing alone between stops. */
const TITLED_ALONE = new RegExp(
  `(?:^|[，,。；;\\s])(\\p{Script=Han}{1,3}(?:${TITLES}))(?=$|[，,。；;\\s\\d])`,
  'u',
);

/** 申浦律师事务所前台小梁, 西溪花园物业的小金: whose, and who of them. */
const OF_HOUSE =
  /(?:前台|物业|行政|财务|总务|后勤|采购|仓库|车队|司机|会计|(?<=\p{Script=Han})[部处科室店厂校院队所司局馆社行组])的?([小老阿]\p{Script=Han})(?=$|[，,。；;、\s\d(（])/u;

function nameOfHouse(text: string, plain: string): Found<string> | null {
  const match = OF_HOUSE.exec(plain);
  if (!match?.[1] || !isSurname(match[1].at(-1)) || NOT_NAMES.test(match[1])) return null;
  const start = match.index + match[0].length - match[1].length;
  // 车队小贺 is short enough to be called so.
  if (!/\p{Script=Han}{5,}$/u.test(plain.slice(0, start))) return null;
  return found(text, start, start + 2, text.slice(start, start + 2));
}

function chineseSignature(text: string, plain: string): Found<string> | null {
  const titled = TITLED_ALONE.exec(plain);
  if (titled?.[1] && (isSurname(titled[1][0]) || COMPOUND.test(titled[1])) && !NOT_NAMES.test(titled[1])) {
    const start = titled.index + titled[0].indexOf(titled[1]);
    return found(text, start, start + titled[1].length, text.slice(start, start + titled[1].length));
  }
  return nameOfHouse(text, plain);
}

const LATIN_BESIDE = `${CAPITALISED}(?:[\\s-]${CAPITALISED}){0,2}`;
const BESIDE_BEFORE = new RegExp(
  `(?:^|[^\\p{Script=Han}])(\\p{Script=Han}{2,6})[\\s，,、:：]{0,2}$|(?:^|[^\\p{L}])(${LATIN_BESIDE})[\\s，,、:：(]{1,3}$`,
  'u',
);
const BESIDE_BEHIND = new RegExp(
  `^[\\s，,、)]{0,3}(?:(\\p{Script=Han}{2,6})(?:$|[^\\p{Script=Han}])|(${LATIN_BESIDE})(?=[\\s,.!?)]{0,3}(?:$|[,.!?])))`,
  'u',
);
/** What stands before a number and is nobody's name. */
const NO_CALLER =
  /^(?:Mobile|Cell|Tel|Telephone|Call|Reach|Contact|Number|Phone|WhatsApp|Whatsapp|Text|Fax|Office|Home|Work|Landline|Hotline|Switch|Copier|Printer|Purifier|Fountain|Camera|Coach|Bus|Gateway|Error|Model|District|Floor|Street|Avenue|Lane|LED|CCTV|NVR|DVR|PoE|UPS)\b/i;

/** 庄晓芸 13918624407: a name that stands alone beside the number to call. */
export function nameBeside(text: string, number: Span): Found<string> | null {
  const plain = simplify(text);
  const from = Math.max(0, number.start - BESIDE);
  const before = BESIDE_BEFORE.exec(plain.slice(from, number.start));
  const behind = BESIDE_BEHIND.exec(plain.slice(number.end, number.end + BESIDE));
  return besideAt(text, before, from) ?? besideAt(text, behind, number.end);
}

const BESIDE = 60;

function besideAt(text: string, match: RegExpExecArray | null, from: number): Found<string> | null {
  // A sentence's end is no part of the name.
  const name = (match?.[1] ?? match?.[2])?.replace(/(?<=\p{Ll}\p{Ll})\.$/u, '');
  if (!match || !name || !isAnybody(name)) return null;
  const start = from + match.index + match[0].indexOf(name);
  return found(text, start, start + name.length, text.slice(start, start + name.length));
}

const isAnybody = (name: string): boolean =>
  /^\p{Script=Han}/u.test(name)
    ? isChineseName(name) || isTitled(name)
    : !NOT_LATIN.test(name) && !NO_CALLER.test(name) && regionOf(name) === null;

/** 车队小贺: whose, and who. */
const isTitled = (name: string): boolean => FAMILIAR.test(name.slice(-2)) && isSurname(name.at(-1));

/** A name that the customer gives himself; what else the message says must be blanked out before. */
export function findName(text: string): Found<string> | null {
  const plain = simplify(text).replace(/[’‘]/g, "'");
  return (
    chineseName(text, plain) ??
    englishName(text, plain) ??
    placed(text, NAME_HERE.exec(plain)) ??
    placed(text, TITLE_AND_NAME.exec(plain)) ??
    placed(text, SIGNATURE.exec(plain)) ??
    chineseSignature(text, plain)
  );
}

const TAGS = /<\/?[a-z][^<>]{0,60}>/gi;
const EDGES = /^[\s，,。.!！?？、:：;；"'“”‘’()（）-]+|[\s，,。!！?？、:：;；"“”()（）-]+$/g;
const LEAD =
  /^(?:我(?:的)?(?:名字)?(?:叫|是|姓)|叫我|叫|姓名|名字(?:是|叫)?|是|it's|it is|i'm|i am|my name is|this is|name is|name:)\s?[:：]?\s?/i;

/** What is left of 我在杭州… once the place is known. */
const NOBODY = /^(?:我们?|咱们?)?(?:家|公司|这边|这里)?(?:是)?(?:在|住|住在|位于|的?地址)?(?:是)?$/;

/** The whole answer to "what is your name?": kept as it was said, titles included, markup stripped. */
export function nameFromAnswer(text: string): Found<string> | null {
  const plain = text.replace(TAGS, (tag) => ' '.repeat(tag.length));
  const folded = simplify(plain).replace(/[’‘]/g, "'");
  const within = chineseName(plain, folded) ?? englishName(plain, folded);
  if (within) return found(text, within.start, within.end, within.value);
  const value = plain.replace(EDGES, '').replace(LEAD, '').replace(EDGES, '').replace(/\s+/g, ' ');
  if (value.length === 0 || value.length > 60 || !/\p{L}/u.test(value) || /[?？]/.test(plain)) return null;
  if (NOBODY.test(simplify(value))) return null;
  return found(text, 0, text.length, value);
}
