import { simplify } from '../../../domain/customer/simplify.js';
import { allLexicons } from '../lexicon/read-lexicon.js';
import { fold } from '../text/folded.js';
import { type Found, found } from '../text/found.js';
import { isChineseName } from './chinese-name.js';
import { saidName } from './person-name.js';

const TAGS = /<\/?[a-z][^<>]{0,60}>/gi;
const EDGES = /^[\s，,。.!！?？、:：;；"'“”‘’()（）-]+|[\s，,。!！?？、:：;；"“”()（）-]+$/g;
const LEAD =
  /^(?:[我俺](?:的)?(?:名字)?(?:叫|是|姓)|叫我|叫|姓名|名字(?:是|叫)?|是|it's|it is|i'm|i am|my name is|this is|call me|name is|name:)\s?[:：]?\s?/i;

/** 电话 before a number that is known by now: how to reach him, not who he is. */
const CONTACT_WORDS =
  /(?:(?:我的?|本人|联系|办公|办公室|单位|公司|家里|固定|移动|the|my|our|mobile|cell|phone|contact|office|home|work)\s?)*(?:电话|手机|座机|固话|号码|微信|邮箱|地址|qq|e-?mail|phone|mobile|cell|tel|telephone|number|no|whatsapp|wechat|line|address)(?:号码?|号|\snumber|\sno|#)?\.?(?:\s?(?:是|为|系|is|:|：))?/
    .source;
const CONTACT = new RegExp(`^${CONTACT_WORDS}$`, 'iu');
const BESIDE_CONTACT = new RegExp(
  `^${CONTACT_WORDS}[\\s，,]+(?=\\p{L})|(?<=\\p{L})[\\s，,]+${CONTACT_WORDS}$`,
  'iu',
);

/** What is left of 我在杭州… once the place is known. */
const NOBODY = /^(?:我们?|咱们?)?(?:家|公司|这边|这里)?(?:是)?(?:在|住|住在|位于|的?地址)?(?:是)?$/;

/** 机器在…, 上门地址是…, "The machine is at …": what leads up to a place, which is known by now. */
const BEFORE_PLACE =
  /(?:单位|车间|门店|店|厂)[在里]$|位于$|(?:地址|地点|住址)(?:是|为|在)?$|(?:^|\s)(?:at|in|on|near|is|live|located|address)$|^(?:my|our|the)\s(?:home|house|flat|apartment|office|shop|store|factory|company|place|site|location)$/;

/** 李自在 is somebody all the same. */
const isBeforePlace = (plain: string): boolean =>
  NOBODY.test(plain) || BEFORE_PLACE.test(plain) || (plain.endsWith('在') && !isChineseName(plain));

/** "Just send someone", 问那么多干嘛: whoever presses, or asks back, has not said who he is. */
const isSentence = (value: string): boolean =>
  !isChineseName(value) &&
  (ASKS_BACK.test(value) || allLexicons().some(({ presses }) => presses.test(fold(value))));
const ASKS_BACK =
  /什[么麼]|怎[么麼]|为[什啥]|為什|干[嘛吗么]|幹[嘛嗎麼]|能不能|是不是|有没有|有沒有|要不要|[吗嗎]$|\b(?:why|what|how|when|where)\b/i;

/** 找张经理就行, 登记李雷吧, "put it under Mrs Wong": the name without the words around it. */
const AROUND =
  /^(?:(?:找|登记(?:为|成|在)?|写|填|记|就?写|就叫|叫我?)(?=\p{Script=Han}{2})|(?:please\s)?(?:put|register|book)\s(?:it\s|me\s)?(?:under|as|down as)\s|under\s|call me\s|we(?:'re| are)\s|speaking with\s)|(?:就行了?|就好了?|就可以了?|就得[啦了]?|得[啦了]|即可|好了|吧|[\s，,(（]{1,2}[男女][)）]?|\s(?:here|speaking|please|is fine))$/giu;

function bare(value: string): string {
  const within = value.replace(AROUND, '').trim();
  return within !== value && (isChineseName(within) || /^\p{Lu}|^\p{Script=Han}{1,2}$/u.test(within))
    ? afterSpelling(within)
    : afterSpelling(value);
}

/** 弓长张 says how a character is written. */
const SPELLS =
  /^(?:弓长张|立早章|木子李|耳东陈|草头黄|双木林|口天吴|古月胡|言午许|人可何|双口吕|走肖赵|十八子李|三横王|三画王|美女姜|走之底边|文刀刘|禾火秋|水工江|三点水江|四维罗|人则俞|干勾于|人未余)$/;
const OF_CHARACTER = /^\p{Script=Han}{1,6}的\p{Script=Han}$/u;

/** 木子李 李响: the name is what remains. */
function afterSpelling(value: string): string {
  const parts = value.split(/[\s，,、]+/);
  if (parts.length === 1) return SPELLS.test(simplify(value)) ? value.slice(-1) : value;
  const rest = parts.filter((part) => !SPELLS.test(simplify(part)) && !OF_CHARACTER.test(part));
  return rest.length === 1 && rest.length < parts.length ? (rest[0] ?? value) : value;
}

/** 姓刘，刘德华的刘，刘建国: more than the surname is told. */
function spelledOut(text: string, { value, end }: Found<string>, folded: string): Found<string> | null {
  if (!/^\p{Script=Han}{1,2}$/u.test(value)) return null;
  const parts = [...text.slice(end).matchAll(/\p{Script=Han}{2,5}/gu)];
  const whole = parts.find(
    ({ 0: part }) => part.startsWith(value) && part.length > value.length && isChineseName(part),
  );
  return whole && folded[end + whole.index + whole[0].length] !== '的'
    ? found(text, end + whole.index, end + whole.index + whole[0].length, whole[0])
    : null;
}

const SURNAME_FIRST =
  /\b(?:surname|last name|family name)\W{1,3}(?:is\s)?(\p{L}{2,20})\W{1,3}(?:and\s)?(?:my\s)?(?:first|given) name\W{1,3}(?:is\s)?(\p{L}{2,20})/iu;
const SURNAME_LAST =
  /\b(?:first|given) name\W{1,3}(?:is\s)?(\p{L}{2,20})\W{1,3}(?:and\s)?(?:my\s)?(?:surname|last name|family name)\W{1,3}(?:is\s)?(\p{L}{2,20})/iu;
const BY_CHARACTER =
  /姓(\p{Script=Han}{1,2})[，,\s]{0,2}(?:单名|名)(?:一个|叫|是)?(\p{Script=Han}{1,2}?)字?$/u;

/** "Surname Wang, first name Fang", 姓仇，单名一个英字 */
function inParts(folded: string): string | null {
  const chinese = BY_CHARACTER.exec(folded.trim());
  if (chinese) return `${chinese[1]}${chinese[2]}`;
  const latin = SURNAME_FIRST.exec(folded) ?? SURNAME_LAST.exec(folded);
  return latin ? `${latin[1]} ${latin[2]}` : null;
}

const SPEAKS_OF_HIMSELF = /^\s*(?:[我俺](?:们)?(?:是|系)|i'm|i am|im|this is|it's|it is|that's|call me)\s?/i;
const NO_NAME =
  /^(?:[我你您他她它这那]们?(?!姓|氏|小姐|先生|女士|太太|老师)|很|太|不|没|别|好[烦气]|男的?$|女的?$|男生|女生|业主|房东|租客|租户|住户|客户|顾客|用户|老板$|员工|老客户|个人|本人$)|^(?:ridiculous|angry|furious|annoyed|annoying|unacceptable|terrible|urgent|waiting|frustrated|upset|tired|busy|driving|fed up|sick of|not|very|so|really|still|just|here|sure|sorry|late|later|back|asap|now|disappoint\w+|owner|tenant|customer|male|female)\b/iu;

/** 我是业主, "I'm the owner", "This is ridiculous": who or how he is, and no name. */
function isNobody(plain: string, value: string): boolean {
  const folded = simplify(value);
  if (isChineseName(value)) return false;
  const himself = SPEAKS_OF_HIMSELF.test(simplify(plain).replace(/[’‘]/g, "'"));
  if (/^\p{Script=Han}/u.test(folded))
    return (himself && /.{2}的$/u.test(folded)) || (NO_NAME.test(folded) && (himself || folded.length > 2));
  return himself && (NO_NAME.test(folded) || /^(?:the|a|an|my)\s\p{Ll}/u.test(folded));
}

/** 电话 甄小玲, whose number is known by now. */
function withoutContact(words: string): string {
  const label = BESIDE_CONTACT.exec(simplify(words));
  return label ? words.slice(0, label.index) + words.slice(label.index + label[0].length) : words;
}

/** The whole answer to "what is your name?": kept as it was said, titles included, markup stripped. */
export function nameFromAnswer(text: string): Found<string> | null {
  const plain = text.replace(TAGS, (tag) => ' '.repeat(tag.length));
  const folded = simplify(plain).replace(/[’‘]/g, "'");
  const whole = inParts(folded);
  if (whole) return found(text, 0, text.length, whole);
  const within = saidName(plain, folded);
  if (within) return spelledOut(text, within, folded) ?? found(text, within.start, within.end, within.value);
  const words = plain.replace(EDGES, '').replace(LEAD, '').replace(EDGES, '').replace(/\s+/g, ' ');
  if (CONTACT.test(simplify(words).trim())) return null;
  const value = bare(withoutContact(words));
  if (value.length === 0 || value.length > 60 || !/\p{L}/u.test(value) || /[?？]/.test(plain)) return null;
  if (isBeforePlace(simplify(value)) || isNobody(plain, value) || isSentence(value)) return null;
  return found(text, 0, text.length, value);
}
