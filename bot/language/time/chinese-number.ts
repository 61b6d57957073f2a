const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Of hours and days, as part of an expression. */
export const NUMBER = '(?:\\d{1,2}|[零〇一二两三四五六七八九十廿卅]{1,3})';

/** 25, 二十五, 廿五, 十, 两: what people write for hours and days of a month. */
export function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace(/廿/g, '二十').replace(/卅/g, '三十');
  const [tens, ones] = plain.includes('十') ? plain.split('十') : [undefined, plain];
  const units = [...(ones ?? '')].reduce((sum, digit) => sum * 10 + (DIGIT[digit] ?? 0), 0);
  return tens === undefined ? units : (tens === '' ? 1 : (DIGIT[tens] ?? 1)) * 10 + units;
}

/** 二零二四年, 二四年: a year read digit by digit, written in figures, every other character at its place. */
export const writtenYears = (plain: string): string =>
  plain.replace(/(?:二[零〇])?[零〇一二][零〇一二三四五六七八九](?=年)/g, (year) =>
    [...year].map((digit) => DIGIT[digit]).join(''),
  );
