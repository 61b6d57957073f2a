/** What somebody wrote himself in an answer: without what he quotes, and without his signature. */
export function ownWords(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ').split('\n');
  const written = withoutSignature(withoutQuotes(upToOriginal(joinAttributions(lines))));
  return written
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const headerNames = `发件人|寄件人|寄件者|發件人|From|Von|De`;
const otherNames = `发送时间|發送時間|寄件日期|日期|收件人|收件者|主题|主題|主旨|时间|時間|Sent|Date|To|Cc|Subject`;
const headerLine = new RegExp(String.raw`^[\s*>]*(?:${headerNames})\s*\*?\s*[:：]`, 'i');
const otherLine = new RegExp(String.raw`^[\s*>]*(?:${otherNames})\s*\*?\s*[:：]`, 'i');
const divider =
  /^[\s>]*(?:[-_–—]{2,}\s*(?:original message|forwarded message|reply message|原始邮件|原始郵件|原邮件|原郵件|转发的邮件|轉寄的郵件|转发邮件|回复的原邮件)\s*[-_–—]*|_{20,})\s*$/i;

/** From a divider, or from the heads of the mail that is answered, everything is somebody else's. */
function upToOriginal(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line, at) => {
    if (divider.test(line)) return true;
    return headerLine.test(line) && lines.slice(at + 1, at + 4).some((next) => otherLine.test(next));
  });
  return end < 0 ? lines : lines.slice(0, end);
}

/** "On Monday somebody wrote:", which mail programs break over two lines. */
const attribution =
  /^[\s>]*(?:(?:on|am|le)\b.{4,200}\b(?:wrote|schrieb|a écrit)\s*[:：]|(?:在|於|于)?.{0,160}(?:\d{1,2}[:：]\d{2}|@|<|日|年).{0,160}(?:写道|寫道|写到|寫到)\s*[:：]?)\s*$/i;
const attributionBegin = /^[\s>]*(?:on\b.{4,}|(?:在|於|于).*\d.*)$/i;

function joinAttributions(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const both = `${line} ${(lines[at + 1] ?? '').trim()}`;
    const isBroken = !attribution.test(line) && attributionBegin.test(line) && attribution.test(both);
    joined.push(isBroken ? both : line);
    if (isBroken) at += 1;
  }
  return joined;
}

const isQuoted = (line: string): boolean => /^\s*[>＞]/.test(line);

/** Below the quote people answer too; where nothing is marked as quoted, all that follows is. */
function withoutQuotes(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => attribution.test(line));
  if (at < 0) return lines.filter((line) => !isQuoted(line));
  const below = lines.slice(at + 1);
  const isMarked = below.some(isQuoted);
  const kept = isMarked ? [...lines.slice(0, at), ...below] : lines.slice(0, at);
  return kept.filter((line) => !isQuoted(line) && !attribution.test(line));
}

const programs =
  /^\s*(?:sent from (?:my|yahoo|mail|outlook)\b.*|get outlook for .*|发自我的.*|發自我的.*|从我的.{1,20}发送.*|從我的.{1,20}(?:傳送|發送).*|来自我的.{1,20}|发送自.*|傳送自.*)$/i;

/** The signature begins with two dashes, and what a telephone puts below is nobody's words. */
function withoutSignature(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => /^--\s*$/.test(line));
  return (end < 0 ? lines : lines.slice(0, end)).filter((line) => !programs.test(line));
}
