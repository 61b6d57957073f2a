import { simplify } from '../../../domain/customer/simplify.js';
import { matchesOf, type Span } from '../text/found.js';

/** Codes that look like serial numbers and telephone numbers and are others: of faults, of vehicles, of machines in a net. */

const FAULT_CODE =
  /(?:(?<!上|申|汇)报(?!修)(?:了|出|的是|警|错)?|显示|提示|[跳弹蹦](?:出来?)?|出现|闪|故障|错误|代码|代号|code|codes|error|err\.?|fault|shows?|showing|displays?|displaying|reads|flashing|blinking)(?:(?:了|出|着|的是|是|个|一个|故障|错误|代码|报警|码|号|code|codes|message|number|no\.?|error|fault|is|an?|the|屏幕|字样)\s?){0,4}[\s:：#"“'‘「]{0,3}([A-Za-z]{0,3}[-_]?\d{1,5}(?:[-.]\d{1,4})?)(?![\dA-Za-z-])/giu;
const OF_LABEL = /(?:标签|铭牌|贴纸|机身|序列|底部|背面|label|sticker|serial|plate)[^，。,.;；]{0,10}$/i;

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
/** 甘A·D2231, 沪AD12345, 粤Z1234港; and whatever is called a number plate. */
const PLATE = new RegExp(
  `[${PROVINCES}][A-Za-z][·•.\\s-]?[A-Za-z0-9]{4,6}(?:学|警|挂|港|澳)?|(?:车牌(?:号码?)?|number\\splate|license\\splate|licence\\splate|registration(?:\\snumber)?|\\breg\\b(?:\\sno\\.?)?)\\s?(?:是|为|is|:|：)?\\s?([A-Za-z0-9]{1,4}[\\s·-]?[A-Za-z0-9]{2,6})(?![A-Za-z0-9])`,
  'giu',
);
/** 192.168.1.253:8080, 00:1B:44:11:3A:B7, zhao@163.com */
const NET =
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?![\d.]\d)|(?<![0-9A-Za-z])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![0-9A-Za-z])|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

const spanOf = ({ index, 0: whole }: RegExpExecArray, part: string): Span => {
  const start = index + whole.lastIndexOf(part);
  return { start, end: start + part.length };
};

/** SC542 in 复印机报SC542, E4 in "it shows E4". */
export function faultCodesIn(text: string): Span[] {
  if (!/\d/.test(text)) return [];
  const plain = simplify(text);
  return matchesOf(FAULT_CODE, plain)
    .filter(({ index }) => !OF_LABEL.test(plain.slice(Math.max(0, index - 16), index)))
    .map((match) => spanOf(match, match[1] ?? match[0]));
}

export const platesIn = (text: string): Span[] =>
  /\d/.test(text)
    ? matchesOf(PLATE, simplify(text))
        .filter(([plate]) => /\d/.test(plate))
        .map((match) => spanOf(match, match[0]))
    : [];

export const netAddressesIn = (text: string): Span[] =>
  /[.@:-]/.test(text) ? matchesOf(NET, text).map((match) => spanOf(match, match[0])) : [];

export const mailAddressesIn = (text: string): Span[] =>
  netAddressesIn(text).filter(({ start, end }) => text.slice(start, end).includes('@'));

/** 车牌行不行: he offers the number plate in place of the serial number, and has not told it yet. */
export const offersPlate = (text: string): boolean =>
  OFFERS_PLATE.test(simplify(text)) && platesIn(text).length === 0;

const OFFERS_PLATE =
  /车牌[^，。！!；\n]{0,8}(?:[?？]|得唔得|得吗|得嘛|行吗|行不|可以吗|可以不|可不可以|可唔可以|能用|能行|好吗|ok)|(?:能不能|可不可以|可唔可以|能否|可否|能给|可以给|只有|有)[^，。！!；\n]{0,6}车牌[^。！!\n]{0,8}(?:[?？]|吗|得唔得|行不|行吗)|\b(?:can|could|may|will|would|is|do|does)\b[^.!\n]{0,30}\b(?:number plate|licen[cs]e plate|plate number|registration number|reg number)\b|\b(?:number plate|licen[cs]e plate|plate number|registration number|reg number)\b[^.!\n]{0,20}\?/i;
