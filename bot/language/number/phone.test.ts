import { describe, expect, it } from 'vitest';
import { findPhone, findPhones, looksLikePhone } from './phone.js';

describe('a phone number', () => {
  it.each([
    ['13800138000', '+8613800138000'],
    ['177 5102 8836', '+8617751028836'],
    ['187-7091-3352', '+8618770913352'],
    ['１８０１７４４０２９３', '+8618017440293'],
    ['１８８ ６５９０ ２７１４', '+8618865902714'],
    ['+86 186 1203 4475', '+8618612034475'],
    ['0086-13777049182', '+8613777049182'],
    ['0086 136 0027 9914', '+8613600279914'],
    ['86 138 0013 8000', '+8613800138000'],
    ['8613800138000', '+8613800138000'],
    ['021-5442 7106', '+862154427106'],
    ['0592-5087731', '+865925087731'],
    ['(021) 5442-7106', '+862154427106'],

    ['138零零138零零零', '+8613800138000'],
    ['138_0013_8000', '+8613800138000'],
    ['李三13800138000', '+8613800138000'],
    ['(886) 912-345-678', '+886912345678'],
    ['不要打13800138000，打13900139000', '+8613900139000'],
    ['電話唔係91234567,係13900139000', '+8613900139000'],
    ['+44 7700 900123', '+447700900123'],
    ['+852 3456 1234', '+85234561234'],
    ['+1 202 555 0143', '+12025550143'],
    ['+353 1 677 1234', '+35316771234'],
    ['+886 2 2721 8839', '+886227218839'],
    ['852-9265 1138', '+85292651138'],
    ['我叫李雷电话是13588203417住在南京', '+8613588203417'],
  ])('%s', (text, expected) => {
    expect(findPhone(text, 'zh-Hans')?.value).toBe(expected);
  });

  it('takes its extension along', () => {
    const phone = findPhone('打 0571-8723 6610 转 8021 找我', 'zh-Hans');
    expect(phone).toMatchObject({ value: '+8657187236610', raw: '0571-8723 6610 转 8021' });
  });

  it('without a country code is Chinese first, and of Taiwan or Hong Kong for who writes traditional Chinese', () => {
    expect(findPhone('0928-413-607', 'zh-Hant')?.value).toBe('+886928413607');
    expect(findPhone('0928-413-607', 'zh-Hans')?.value).toBe('+886928413607');
    expect(findPhone('02-2700-1234', 'zh-Hans')).toBeNull();
    expect(findPhone('6188 2043', 'zh-Hans')).toBeNull();
    expect(findPhone('6188 2043', 'zh-Hant')?.value).toBe('+85261882043');
    expect(findPhone('13800138000', 'zh-Hant')?.value).toBe('+8613800138000');
  });

  it.each([
    ['1234*4321 13800138000', 'zh-Hans', ['+8613800138000']],
    ['1203 138 0013 8000', 'zh-Hans', ['+8613800138000']],
    ['2026-11-23 13800138000', 'zh-Hans', ['+8613800138000']],
    ['after 12:30 13800138000', 'en', ['+8613800138000']],
    ['1203室 管理處 25 0912345678', 'zh-Hant', ['+886912345678']],
    ['座 3 91234567', 'zh-Hant', ['+85291234567']],
    ['13800138000 13900139000', 'zh-Hans', ['+8613800138000', '+8613900139000']],
    ['13800138000/13900139000', 'en', ['+8613800138000', '+8613900139000']],
    ['+44 13800138000', 'en', []],
    ['6222 0213 8001 3800 018', 'zh-Hans', []],
  ] as const)('beside other digits: %s (%s)', (text, language, expected) => {
    expect(findPhones(text, language).map(({ value }) => value)).toEqual(expected);
  });

  it.each([
    'DEMO-0001',
    'KX20190077',
    'T2611-7K3Q9',
    '2026-11-25',
    '2026-11-25 15:00',
    '序列号4155552671',
    'order number 4155552671',
    '文三路90号',
    '11/25',
    '10:30',
    'error 32',
  ])('is not seen in %s', (text) => {
    expect(findPhones(text, 'zh-Hant')).toEqual([]);
  });
});

describe('a bad phone number', () => {
  it.each([
    ['1866392', 'TOO_SHORT'],
    ['253077', 'TOO_SHORT'],
    ['138001380001234', 'TOO_LONG'],
    ['12345678901', 'INVALID'],
    ['+1 202 555 014', 'TOO_SHORT'],
    ['+886 968 041', 'TOO_SHORT'],
  ])('%s: %s', (text, reason) => {
    expect(looksLikePhone(text, 'zh-Hans', true)?.value).toBe(reason);
  });

  it('is seen unasked only where the customer speaks of a number', () => {
    expect(looksLikePhone('电话是1866392', 'zh-Hans', false)?.value).toBe('TOO_SHORT');
    expect(looksLikePhone('错误代码 1866392', 'zh-Hans', false)).toBeNull();
  });

  it('is not reported beside a good one', () => {
    expect(looksLikePhone('13800138000，不是 1380013', 'zh-Hans', true)).toBeNull();
  });
});
