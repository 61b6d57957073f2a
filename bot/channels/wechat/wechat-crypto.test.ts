import { describe, expect, it } from 'vitest';
import { decrypt, encrypt, isSigned, signatureOf } from './wechat-crypto.js';

/** The example of the protocol's own description (developer.work.weixin.qq.com, path 90968) and of its sample programs. */
const keys = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  appId: 'wx5823bf96d3bd56c7',
};
const echo = {
  signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  timestamp: '1409659589',
  nonce: '263014780',
  echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
};
const posted = {
  signature: '477715d11cdb4164915debcba66cb864d751f3e6',
  timestamp: '1409659813',
  nonce: '1372623149',
  encrypted:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
};

/** The example of the sample programs for official accounts. */
const account = {
  keys: {
    token: 'pamtest',
    aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    appId: 'wxb11529c136998cb6',
  },
  text: '我是中文abcd123',
  random: Buffer.from('aaaabbbbccccdddd'),
  encrypted: 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==',
};

describe('the encryption of WeChat, by its published examples', () => {
  it('knows the signature of a verification and reads it', () => {
    expect(isSigned(echo.signature, keys.token, echo.timestamp, echo.nonce, echo.echostr)).toBe(true);
    expect(decrypt(keys, echo.echostr)).toMatch(/^\d+$/);
  });

  it('knows the signature of a message and reads it', () => {
    const { signature, timestamp, nonce, encrypted } = posted;
    expect(signatureOf(keys.token, timestamp, nonce, encrypted)).toBe(signature);
    expect(decrypt(keys, encrypted)).toContain('<Content><![CDATA[hello]]></Content>');
    expect(decrypt(keys, encrypted)).toContain('<MsgId>4561255354251345929</MsgId>');
  });

  it('encrypts byte for byte as the sample program does', () => {
    expect(encrypt(account.keys, account.text, account.random)).toBe(account.encrypted);
    expect(decrypt(account.keys, account.encrypted)).toBe(account.text);
  });
});

describe('what does not come from our account', () => {
  it.each(['', 'AAAA', 'not base64!', posted.encrypted.slice(4), `A${posted.encrypted.slice(1)}`])(
    'is not read: %.12s',
    (encrypted) => {
      expect(decrypt(keys, encrypted)).toBeNull();
    },
  );

  it('is not read when it is for another app or made with another key', () => {
    expect(decrypt({ ...keys, appId: 'wx5823bf96d3bd56c8' }, posted.encrypted)).toBeNull();
    expect(decrypt(account.keys, posted.encrypted)).toBeNull();
  });

  it('is known by its signature', () => {
    const { signature, timestamp, nonce, encrypted } = posted;
    expect(isSigned(signature, 'another', timestamp, nonce, encrypted)).toBe(false);
    expect(isSigned(signature, keys.token, '1409659814', nonce, encrypted)).toBe(false);
    expect(isSigned('', keys.token, timestamp, nonce, encrypted)).toBe(false);
  });

  it.each([0, 1, 11, 12, 13, 31, 32, 33, 64, 1_000])('survives a round of %i bytes', (length) => {
    const text = 'x'.repeat(length);
    expect(decrypt(keys, encrypt(keys, text))).toBe(text);
  });
});
