import { fold } from './text/folded.js';
import { type Found, found, matchesOf, replaced, type Span } from './text/found.js';
import { onceForEach } from './text/once.js';

/** A form that is filled in part by part: 姓名：李雷 / 电话：… / 故障：卡纸 / 备注：… */
export interface Form {
  /** What every label but that of the fault covers: it wants nothing and tells nothing. */
  readonly labels: readonly Span[];
  /** Labels of the fault and of remarks: what stands behind them is told. */
  readonly leads: readonly Span[];
  /** The parts that hold a name, a number, a time: label and value. */
  readonly others: readonly Span[];
  readonly faults: readonly Span[];
  readonly notes: readonly Span[];
  /** When somebody may come. */
  readonly times: readonly Span[];
  readonly organisations: readonly Found<string>[];
}

const CHINESE_NOTE =
  '备注|附注|备考|注意事项|特殊(?:要求|需求)|其[他它](?:说明|要求|需求|事项|备注)?|补充(?:说明|事项)?|留言';
const CHINESE_FAULT =
  '(?:报修|故障|问题|维修|异常|损坏|设备|机器|产品|服务|叫修)?(?:故障|问题|症状|现象|状况|情况|情形|描述|内容|原因|说明|事由|详情|需求){1,2}';
const CHINESE_ORGANISATION =
  '(?:客户|报修|使用|您的|所属)?(?:单位|公司|学校|机构|店家|店名|厂名)(?:名称|名)?';
const CHINESE_OTHER =
  '(?:您的|我的|联系|联络|连络|报修|申请|客户|用户|顾客|产品|设备|机器|商品|维修|上门|到府|到场|安装|服务|希望|期望|预约|预计|方便|可以|可|购买|购机|出厂|保固|保修|收件|详细|具体|现场|家庭|公司|单位){0,3}' +
  '(?:姓名|名字|名称|称呼|人员|人|窗口|方式|电话|手机|行动电话|号码|单号|部门|科室|抬头|统编|地址|地点|位置|住址|产品|设备|机器|机型|机种|型号|品牌|序号|序列号|编号|机身号|时间|日期|时段|邮箱|信箱|数量|类型|类别|楼层|期限|客户|用户)';
const ENGLISH_NOTE =
  'notes?|remarks?|comments?|other|additional info(?:rmation)?|special (?:requests?|instructions)';
const ENGLISH_FAULT =
  "(?:fault|problem|issue|symptoms?|defect)(?: description| details)?|description(?: of (?:the )?(?:fault|problem|issue))?|what happens|what's wrong|details";
const ENGLISH_ORGANISATION = '(?:company|organi[sz]ation|school|firm|business)(?: name)?';
const ENGLISH_OTHER =
  '(?:(?:customer|contact|company|your|my|product|equipment|device|machine|preferred|available|convenient|best|visit|appointment|purchase|serial|model|mobile|cell|phone|telephone|site|service|full|email|e-mail) ?){0,2}' +
  '(?:name|contact|person|phone|number|no\\.?|tel|telephone|mobile|cell|email|e-mail|customer|product|equipment|device|machine|model|serial|s/n|sn|address|location|site|time|times|date|slot|availability|visit|bought|warranty)';

const LABEL = new RegExp(
  `(?<=^|[\\s，,；;。|、])(?:(?<note>${CHINESE_NOTE}|${ENGLISH_NOTE})|(?<fault>${CHINESE_FAULT}|${ENGLISH_FAULT})|(?<organisation>${CHINESE_ORGANISATION}|${ENGLISH_ORGANISATION})|(?<other>${CHINESE_OTHER}|${ENGLISH_OTHER}))\\s?[:：][^\\S\\n]?`,
  'gu',
);
const TIME = /时间|日期|时段|\b(?:times?|date|slot|availability|visit)\b/;
/** When it was bought. */
const TIME_BEFORE = /购|出厂|保固|保修|purchase|warranty/;
const leastLabels = 2;
const STOP = /[，,；;。\n|]/;

/** Where a value ends that is no free words: at the end of its line or, where parts follow one another, at a stop. */
function endOf(plain: string, from: number, next: number): number {
  const part = plain.slice(from, next);
  const stop = plain.includes('\n') ? part.indexOf('\n') : part.search(STOP);
  return stop < 0 ? next : from + stop;
}

const FAULT_OR_NOTE = ['fault', 'note'] as const;

/** Null where there are no labels: one alone may be anything. */
export const readForm = onceForEach((text): Form | null => {
  if (!/[:：]/.test(text)) return null;
  const plain = fold(text);
  const labels = matchesOf(LABEL, plain);
  if (labels.length < leastLabels) return null;
  const parts = labels.map((label, i) => {
    const from = label.index + label[0].length;
    const next = labels[i + 1]?.index ?? plain.length;
    const isFree = FAULT_OR_NOTE.some((kind) => label.groups?.[kind] !== undefined);
    return { label, from, end: isFree ? next : endOf(plain, from, next) };
  });
  const of = (kind: string) => parts.filter(({ label }) => label.groups?.[kind] !== undefined);
  const values = (kind: string): Span[] => of(kind).map(({ from, end }) => ({ start: from, end }));
  const labelsOf = (kinds: readonly string[]): Span[] =>
    kinds.flatMap(of).map(({ label, from }) => ({ start: label.index, end: from }));
  return {
    labels: labelsOf(['note', 'organisation', 'other']),
    leads: labelsOf(FAULT_OR_NOTE),
    others: ['organisation', 'other'].flatMap(of).map(({ label, end }) => ({ start: label.index, end })),
    faults: values('fault'),
    notes: values('note'),
    times: of('other')
      .filter(({ label }) => TIME.test(label[0]) && !TIME_BEFORE.test(label[0]))
      .map(({ from, end }) => ({ start: from, end })),
    organisations: values('organisation')
      .filter(({ start, end }) => text.slice(start, end).trim() !== '')
      .map(({ start, end }) => found(text, start, end, text.slice(start, end).trim())),
  };
});

/** The words without the labels that only say what stands behind them. */
export const withoutLabels = (text: string): string => replaced(text, readForm(text)?.labels ?? [], ' ');
