import { mayNameUnknown, namedUnknown } from './correction.js';
import { tellsDanger } from './danger.js';
import { type Form, readForm } from './form.js';
import { withoutAsides } from './intent.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import { fold } from './text/folded.js';
import { type Found, found, matchesOf, overlaps, replaced, type Span, without } from './text/found.js';
import type { Slot } from './understanding.js';

/** The point of “no. 7” and “bldg. 4” ends nothing. */
const CLAUSE =
  /[^，。！？；,!?;\n\ue000]+?(?:(?=[，。！？；,!?;\n\ue000])|\.(?=\s|$)(?<!\b(?:nos?|nr|bldg|rm|apt|fl|blk|approx|ca|ext|lvl|dept)\.(?=\s{1,2}\d))|$)/g;

/** Words that only lead up to something else, once the something has been blanked out. */
const NOTHING_BUT =
  /^(?:[\s\p{P}\p{S}]|\d|我|叫|是|姓|名字?|姓名|联系人|联系|电话|手机|号码?|住在?|在|地址|序列号|编号|工单|你好|您好|喂|请问|麻烦|谢谢|都得|都行|都可以|都方便|得|方便|有人|在家|my|name|is|i'm|i am|phone|number|and|this|the|at|on|address|serial|hi|hello|thanks|please|ticket|contact|can be reached|you can reach me)*$/u;

/** 洪水的洪, 弓长张: how a name is written. */
const SPELLS_NAME =
  /^(?:就?是)?(?:[\u4e00-\u9fff]{0,3}([\u4e00-\u9fff])[\u4e00-\u9fff]{0,3}的\1|弓长张|立早章|耳东陈|双木林|木子李|双人徐|言午许|口天吴|古月胡|草头黄|三横王|走肖赵|三点水)(?:字)?$/u;

/** Every other character at its old place. */
const withoutHimself = (plain: string): string =>
  allLexicons().reduce((left, { ofHimself }) => {
    const said = ofHimself
      .all(left)
      .map(({ index, 0: words }) => ({ start: index, end: index + words.length }));
    return replaced(left, said, ' ');
  }, plain);

const saysAny = (pattern: 'symptoms' | 'vague', said: string): boolean => {
  const plain = withoutAsides(said);
  return allLexicons().some((lexicon) => lexicon[pattern].test(plain));
};
const namesSymptom = (clause: string): boolean => saysAny('symptoms', clause);
const isVague = (plain: string): boolean => saysAny('vague', plain);

/** 水都不冰, beside 坏了: how it is broken, though no lexicon knows it for a symptom. */
const tellsOfMachine = (clause: string): boolean =>
  allLexicons().some(({ ofMachine }) => ofMachine.test(clause)) &&
  !allLexicons().some(({ notOfMachine }) => notOfMachine.test(clause));

/** What may harm somebody is a fault, in whatever words. */
const hasSymptom = (clause: string): boolean => namesSymptom(clause) || tellsDanger(clause);

/** What leads in to a name, a number or an address goes with it. */
const LEAD_IN =
  /(?:(?:然后)?(?:我|敝|免贵)?姓[\u4e00-\u9fff]{1,2}[，,、\s]{0,2}(?:我?叫|(?<=[，,、\s])(?:我是)?)|我[\u4e00-\u9fff]{0,4}(?:行政|财务|前台|门卫|保安|警卫|调度|店长|后勤|电工|司机|物业)的?|(?<=^|[，,。；;\s\ue000])叫|我(?:叫|是|姓|系)[\u4e00-\u9fff]{0,12}|我的?名字(?:叫|是)|联[系络]人|(?:我的?|联[系络])?(?:电话|手机)(?:号码?)?[呢啊]?|号码|住在?|家住|地址|位于|工?单号?码?|工单)(?:是|在|系|为)?[：:]?\s?$|(?:(?<=^|[\s.,!?;，。！？；…~～\u4e00-\u9fff])-{1,3}|[–—―－]{1,3})\s{0,3}$|(?<![现正实存])在\s?$|\b(?:on|near|along)\s(?:the\s)?$|\b(?:(?:and )?my (?:name|number|phone|address|phone number)(?: is|'s|:)?|this is|i'm(?: at)?|(?:we|you)(?:'re| are)(?: located| based)? at|(?:it|which)(?:'s| is)(?: located)? at|located at|call me(?: on| at)?|you can (?:reach|call) me (?:on|at)|contact|phone|tel|at)[:\s]*$/;

/** 以后家里才有人: what belongs to a time goes with it, up to the stop. */
const TAIL =
  /^(?:之?以?[后前]|左右|前后|之间)?(?:我们?|我哋|俺|家里?|屋企|公司|店里?|喺屋企|喺度|都|才|会|就|先|再|有人|在家|在|方便|有空|得闲|可以|都?行|都?得|都?ok|啦|吧|了|哦|喇){0,6}(?=[\s，,。；;！!]|$)/;

const withLeadIn = (plain: string, { start, end }: Span): Span => ({
  start: start - (LEAD_IN.exec(plain.slice(Math.max(0, start - 32), start))?.[0].length ?? 0),
  end: end + (TAIL.exec(plain.slice(end, end + 24))?.[0].length ?? 0),
});

const BLANK = '\ue000';

function clauses(plain: string): Span[] {
  return matchesOf(CLAUSE, plain).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** What joined it to a name or a number that is blanked out. */
const JOINED_BEFORE =
  /^\s*(?:(?:speaking|calling|here)\b[\s,]{0,2})?(?:(?:and|but|so|because)\s)?(?:(?:u+m+|u+h+|e+r+m?|well)\b[\s,]{0,2}){0,3}/;
const JOINED_BEHIND = /\s(?:please|and|or)\s*$/;

/** "Yeah hello um I'm calling about the fountain …", 早上好，净水机…: a message begins somehow. */
const OPENING =
  /^[\s'’"]*(?:(?:(?:yeah|yes|yep|hello|hi|hiya|hey|u+m+|u+h+|e+r+m?|so|well|ok(?:ay)?|right|oh|ah|good (?:morning|afternoon|evening))\b|(?:good )?(?:morn(?:ing|in['’]?)|afternoon|evening)(?: (?:all|everyone|there|folks|team))?(?=\s?(?:[,.!~-]|$))|(?:各位|大家)?(?:早上|上午|中午|下午|晚上)好[呀啊哦]?|各位好)(?:[\s,.!，。！~-]{1,3}|$))+(?:(?:i'm|i am|im|we're|we are) (?:calling|phoning|ringing|writing|getting in touch|contacting you|here) (?:about|because of|because|regarding|as|to report that|to say that)\s)?/;
const withoutOpening = (words: string): string =>
  words.replace(OPENING, (opening) => ' '.repeat(opening.length));

function trimmed(text: string, { start, end }: Span): Span {
  const words = start === 0 ? withoutOpening(text.slice(start, end)) : text.slice(start, end);
  const isBlank = (at: number): boolean => text[at] === BLANK;
  const rest = isBlank(start - 1) ? words.replace(JOINED_BEFORE, '') : words;
  const front = words.length - rest.replace(/^[\s\ue000，,.。、]+/, '').length;
  const whole = isBlank(end) ? words.replace(JOINED_BEHIND, '') : words;
  return { start: start + front, end: start + whole.replace(/[\s\ue000.]+$/, '').length };
}

/** 故障：卡纸, "Problem: it jams": a line of a form. */
const LABEL =
  /^(?:故障(?:现象|描述|情况)?|问题(?:描述)?|症状|现象|报修内容|情况|fault|problem|issue|description|symptoms?|what happens|what's wrong)\s?[:：]\s?/;

const withoutLabel = (plain: string, { start, end }: Span): Span => ({
  start: start + (LABEL.exec(plain.slice(start, end))?.[0].length ?? 0),
  end,
});

/** Clauses next to one another are cut out as they stand; what lay between them and is used up is left out. */
function joined(text: string, parts: readonly Span[], taken: readonly Span[]): string {
  let result = '';
  let last: Span | undefined;
  for (const part of parts) {
    const between = last ? text.slice(last.end, part.start) : '';
    const broken = last && taken.some(({ start, end }) => start < part.start && end > (last?.end ?? 0));
    const glue = !last
      ? ''
      : broken || between.length > 3
        ? /[\u4e00-\u9fff]/.test(text)
          ? '，'
          : ', '
        : between;
    result += glue + text.slice(part.start, part.end);
    last = part;
  }
  return result;
}

export interface FaultWords {
  readonly fault: Found<string> | null;
  /** Told in words that no lexicon has: what is left beside names, numbers, greetings and calls for help. */
  readonly story: Found<string> | null;
  /** It is said that something is broken, but not what it does. */
  readonly vague: boolean;
}

const leastCharacters = 3;
const leastWords = 3;

/** 联络我就好: whom to call tells nothing that happens. */
const CALLS_HIM =
  /^\s*(?:请|麻烦|有事|有问题|到时候?|之后|后续|师傅|直接|再|就|都|可以){0,5}(?:联系|联络|连络|打给|打电话给|打|拨|致电|通知|找|问|call|搵)(?:我|本人)[\u4e00-\u9fff]{0,6}\s*$|^\s*(?:please |just |you can )*(?:call|contact|text|ring|reach|email) me\b[^,.]{0,24}$/;

const asks = (blanked: string, { start, end }: Span): boolean =>
  /[?？]|[吗么呢]\s*$/.test(blanked.slice(start, end + 1));

/** What a clause says beside calling for help; `unnamed`: without products and codes, which are part of no story. */
function tellsSomething(blanked: string, clause: Span, unnamed: string): boolean {
  if (asks(blanked, clause)) return false;
  if (CALLS_HIM.test(blanked.slice(clause.start, clause.end))) return false;
  const rest = allLexicons().reduce(
    (left, { announces }) => announces.blankedIn(left),
    unnamed.slice(clause.start, clause.end),
  );
  const words = rest.match(/[a-z][a-z']+/g)?.length ?? 0;
  return (rest.match(/\p{Script=Han}/gu)?.length ?? 0) >= leastCharacters || words >= leastWords;
}

function cutOut(
  text: string,
  blanked: string,
  parts: readonly Span[],
  used: readonly Span[],
): Found<string> | null {
  const kept = parts
    .filter(({ start, end }) => start > 0 || withoutOpening(blanked.slice(start, end)).trim() !== '')
    .filter(({ start, end }) => !SPELLS_NAME.test(blanked.slice(start, end).trim()))
    .filter(({ start, end }) => !NOTHING_BUT.test(blanked.slice(start, end).replaceAll(BLANK, ' ')))
    .map((part) => withoutLabel(blanked, trimmed(blanked, part)));
  const [first] = kept;
  const last = kept.at(-1);
  return first && last
    ? { ...found(text, first.start, last.end, ''), value: joined(text, kept, used) }
    : null;
}

const longestStub = 5;

/** "My cell is …", "… but texting is better": what is left of a sentence around a number or a name tells nothing. */
function isStub(blanked: string, { start, end, words, hasSymptom: tells }: Clause): boolean {
  if (tells || (blanked[start - 1] !== BLANK && blanked[end] !== BLANK)) return false;
  const count = words.match(/[a-z][a-z']*/g)?.length ?? 0;
  return !/\p{Script=Han}/u.test(words) && count <= longestStub && !isVague(words);
}

const numbers: readonly Slot[] = ['serial', 'ticket_number'];

/** 序列号没有: that a number is missing is no part of what is broken, although it sounds like it. */
const lacksNumber = (clause: string): boolean =>
  mayNameUnknown(clause) && namedUnknown(clause).some((slot) => numbers.includes(slot));

/** 同一个地址一起看: of the visit, and of no fault. */
const saysAsBefore = (clause: string): boolean =>
  allLexicons().some(({ same, together }) => together.test(clause) && same.test(clause));

const tellsWhen = (clause: string): boolean =>
  allLexicons().some(({ circumstances }) => circumstances.test(clause));

/** Tells who is there, where it was bought or what was asked before, and nothing that happens. */
const INTRODUCES =
  /^[\s，,]*(?:你好|您好|喂|请问|那个|是这样的?|先说|因为)*[\s，,]*(?:我们?|我哋|咱们?|俺们?|这里|这边|呢度|本人|本店|本公司)(?:这|呢)?(?:边|里|度)?(?:是|系|姓|叫|在|住|喺|想|要|打(?![印包不开火着孔卡票码字])|之前|已经|报)|老客户|你们|你哋|您|投诉|电话|客服|工单|单号|密码|买的|买了|买来|购买|购于|\b(?:i['’]?m|i am|we are|we're|this is|my name|you|your|called|phoned|emailed|bought|purchased|ordered|contract|warranty)\b/;

/** 接满一杯要五分钟，还有怪味: what comes before the first symptom is told of the fault too, and so is when it began. */
const leadsUp = (clause: string): boolean => tellsWhen(clause) || !INTRODUCES.test(clause);

/** The clauses about what is broken: with what leads up to the first symptom, for as long as they tell something. */
function rangeOf(clauses: readonly Clause[], tellsMore: (clause: Clause) => boolean): Range {
  const tells = clauses.map(({ hasSymptom }) => hasSymptom);
  const isPartOf = (clause: Clause | undefined): boolean =>
    clause !== undefined && (isVague(clause.words) || (leadsUp(clause.words) && tellsMore(clause)));
  let first = tells.indexOf(true);
  while (isPartOf(clauses[first - 1])) first -= 1;
  const last = tells.lastIndexOf(true);
  const isElse = (clause: Clause): boolean => !tellsMore(clause) || saysAsBefore(clause.words);
  // "…, every time": when it happens is told of it in two words.
  const tellsHow = ({ words }: Clause): boolean =>
    isVague(words) || (tellsWhen(words) && !INTRODUCES.test(words));
  const behind = clauses.findIndex((clause, i) => i > last && isElse(clause) && !tellsHow(clause));
  return { first, last: behind < 0 ? clauses.length : behind };
}

interface Clause extends Span {
  readonly words: string;
  readonly hasSymptom: boolean;
  /** Of the remarks on a form, which are told whatever they say. */
  readonly isNote: boolean;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Where no symptom is named, what is told of the machine beside 坏了 is one. */
function tellingHow(parts: readonly Clause[], blanked: string, unnamed: string): readonly Clause[] {
  const isNamed = parts.some((clause) => clause.hasSymptom) || !parts.some(({ words }) => isVague(words));
  if (isNamed) return parts;
  return parts.map((clause) => {
    const tells = !isVague(clause.words) && !asks(blanked, clause);
    return { ...clause, hasSymptom: tells && tellsOfMachine(unnamed.slice(clause.start, clause.end)) };
  });
}

/** 备注：无 */
const NONE = /^\s*(?:无|没有|冇|暂无|n\/?a|none|no|nil|-+)\s*$/;

/** Labels, and the lines of a form that belong to something else; a symptom counts wherever it stands. */
const partsOf = ({ labels, leads, others }: Form, plain: string): Span[] => [
  ...labels,
  ...leads,
  ...others.filter(({ start, end }) => !hasSymptom(plain.slice(start, end))),
];

/** What tells something; beside such a clause a shorter one, of what the machine does, is told too. */
function storyOf(
  parts: readonly Clause[],
  tellsMore: (clause: Clause) => boolean,
  ofMachine: (clause: Clause) => boolean,
): Clause[] {
  return parts.some(tellsMore) ? parts.filter((clause) => tellsMore(clause) || ofMachine(clause)) : [];
}

/**
 * The customer's own words about what is broken: from the first clause with a symptom to the last, without the
 * clauses that only give a name, a number or an address. `taken`: the spans of those; `named`: those of products and
 * codes, which stay in the words.
 */
export function findFault(text: string, taken: readonly Span[], named: readonly Span[] = []): FaultWords {
  const plain = fold(text);
  const form = readForm(text);
  const used = [...taken.map((span) => withLeadIn(plain, span)), ...(form ? partsOf(form, plain) : [])];
  const blanked = replaced(plain, used, BLANK);
  const ofThings = withoutHimself(blanked);
  const isIn = (span: Span, within: readonly Span[] = []): boolean =>
    within.some((one) => overlaps(one, span)) && /\p{L}{2}/u.test(blanked.slice(span.start, span.end));
  const all = clauses(blanked).map((span): Clause => {
    const words = blanked.slice(span.start, span.end);
    const isFault = isIn(span, form?.faults) && !isVague(words) && !NONE.test(words);
    return {
      ...span,
      words,
      hasSymptom: isFault || hasSymptom(ofThings.slice(span.start, span.end)),
      isNote: isIn(span, form?.notes) && !NONE.test(words),
    };
  });
  const withNumbers = all.filter(({ words }) => !lacksNumber(words));
  const unnamed = without(ofThings, named).replaceAll(BLANK, ' ');
  const tellsMore = (clause: Clause): boolean => tellsSomething(blanked, clause, unnamed);
  const told = tellingHow(withNumbers, blanked, unnamed);
  const parts = told.some((clause) => clause.hasSymptom) ? told : all;
  if (!parts.some((clause) => clause.hasSymptom)) {
    const ofMachine = (clause: Clause): boolean =>
      !asks(blanked, clause) && tellsOfMachine(unnamed.slice(clause.start, clause.end));
    const tellsAny = (clause: Clause): boolean => clause.isNote || tellsMore(clause);
    const story = cutOut(text, blanked, storyOf(parts, tellsAny, ofMachine), used);
    return { fault: null, story, vague: isVague(without(plain, used)) };
  }
  const { first, last } = rangeOf(parts, tellsMore);
  const about = parts.filter(
    (clause, i) => clause.isNote || (i >= first && i < last && !isStub(blanked, clause)),
  );
  const fault = cutOut(text, blanked, about, used);
  return { fault, story: null, vague: false };
}

const BEGINS = /(?:^|[，。！？；,.!?;\n\s])$/;
const STOPS = /^\s*(?:$|[，。！？；,.!?;\n])/;

/** A story without the clauses that only say who tells it and how to call him. */
export function withoutContacts(text: string, contacts: readonly Span[]): string {
  const plain = fold(text);
  // "Nobody answers at 0912…" tells something of the number.
  const alone = contacts
    .map((span) => withLeadIn(plain, span))
    .filter(
      ({ start, end }) =>
        (BEGINS.test(plain.slice(0, start)) || /^[-–—―－]/.test(plain.slice(start))) &&
        STOPS.test(plain.slice(end)),
    );
  const form = readForm(text);
  const used = form ? [...alone, ...partsOf(form, plain)] : alone;
  if (used.length === 0) return text.trim();
  const blanked = replaced(plain, used, BLANK);
  return cutOut(text, blanked, clauses(blanked), used)?.value ?? text.trim();
}
