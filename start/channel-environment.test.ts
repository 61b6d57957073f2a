import { describe, expect, it } from 'vitest';
import { readChannels } from './channel-environment.js';
import { EnvironmentError } from './variable.js';

const webhook = {
  AFTERCARE_WEBHOOK_SECRET: 'hunter2'.repeat(5),
  AFTERCARE_WEBHOOK_URL: 'https://sms.example.com/send/',
};
const wechat = {
  AFTERCARE_WECHAT_APP_ID: 'wx5823bf96d3bd56c7',
  AFTERCARE_WECHAT_SECRET: 'hunter2-hunter2',
  AFTERCARE_WECHAT_TOKEN: 'QDG6eK',
  AFTERCARE_WECHAT_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
const mail = {
  AFTERCARE_MAIL_IMAP: 'imaps://desk%40example.com:hunter2@imap.example.com',
  AFTERCARE_MAIL_SMTP: 'smtp://desk:hunter2@smtp.example.com',
  AFTERCARE_MAIL_FROM: '"Aftercare 售后" <Service@example.com>',
};

describe('readChannels', () => {
  it('switches nothing on that is not set', () => {
    expect(readChannels({})).toEqual({});
    expect(readChannels({ AFTERCARE_WEBHOOK_URL: ' ' })).toEqual({});
  });

  it('reads each channel by itself', () => {
    expect(readChannels(webhook)).toEqual({
      webhook: { secret: webhook.AFTERCARE_WEBHOOK_SECRET, url: 'https://sms.example.com/send' },
    });
    expect(readChannels(wechat).wechat).toMatchObject({
      agentId: undefined,
      api: 'https://api.weixin.qq.com',
    });
    expect(readChannels({ ...wechat, AFTERCARE_WECHAT_AGENT_ID: '218' }).wechat).toMatchObject({
      agentId: 218,
      api: 'https://qyapi.weixin.qq.com',
    });
    const local = { ...wechat, AFTERCARE_WECHAT_API: 'http://127.0.0.1:9000' };
    expect(readChannels(local).wechat?.api).toBe('http://127.0.0.1:9000');
    expect(readChannels(mail).email).toEqual({
      imap: {
        host: 'imap.example.com',
        port: 993,
        secure: true,
        user: 'desk@example.com',
        password: 'hunter2',
      },
      smtp: { host: 'smtp.example.com', port: 587, secure: false, user: 'desk', password: 'hunter2' },
      from: { name: 'Aftercare 售后', address: 'service@example.com' },
    });
    const relay = { ...mail, AFTERCARE_MAIL_SMTP: 'smtp://mx:25', AFTERCARE_MAIL_FROM: 'a@b.cn' };
    expect(readChannels(relay).email).toMatchObject({
      smtp: { host: 'mx', port: 25, user: undefined },
      from: { name: '', address: 'a@b.cn' },
    });
  });

  it.each([
    ['AFTERCARE_WEBHOOK_SECRET', { ...webhook, AFTERCARE_WEBHOOK_SECRET: 'hunter2' }],
    ['AFTERCARE_WEBHOOK_SECRET', { AFTERCARE_WEBHOOK_URL: webhook.AFTERCARE_WEBHOOK_URL }],
    ['AFTERCARE_WEBHOOK_URL', { AFTERCARE_WEBHOOK_SECRET: webhook.AFTERCARE_WEBHOOK_SECRET }],
    ['AFTERCARE_WEBHOOK_URL', { ...webhook, AFTERCARE_WEBHOOK_URL: 'http://u:hunter2@sms.example.com' }],
    ['AFTERCARE_WECHAT_SECRET', { ...wechat, AFTERCARE_WECHAT_SECRET: '' }],
    ['AFTERCARE_WECHAT_TOKEN', { ...wechat, AFTERCARE_WECHAT_TOKEN: 'hunter2 hunter2' }],
    ['AFTERCARE_WECHAT_AES_KEY', { ...wechat, AFTERCARE_WECHAT_AES_KEY: 'hunter2' }],
    ['AFTERCARE_WECHAT_AGENT_ID', { ...wechat, AFTERCARE_WECHAT_AGENT_ID: 'one' }],
    ['AFTERCARE_WECHAT_APP_ID', { AFTERCARE_WECHAT_AGENT_ID: '1' }],
    ['AFTERCARE_WECHAT_API', { ...wechat, AFTERCARE_WECHAT_API: 'ftp://hunter2' }],
    ['AFTERCARE_MAIL_IMAP', { ...mail, AFTERCARE_MAIL_IMAP: 'imaps://imap.example.com' }],
    ['AFTERCARE_MAIL_IMAP', { ...mail, AFTERCARE_MAIL_IMAP: 'pop3://u:hunter2@pop.example.com' }],
    ['AFTERCARE_MAIL_IMAP', { ...mail, AFTERCARE_MAIL_IMAP: 'imaps://u:hunter2%zz@imap.example.com' }],
    ['AFTERCARE_MAIL_SMTP', { ...mail, AFTERCARE_MAIL_SMTP: 'smtps://u@smtp.example.com' }],
    ['AFTERCARE_MAIL_SMTP', { ...mail, AFTERCARE_MAIL_SMTP: undefined }],
    ['AFTERCARE_MAIL_FROM', { ...mail, AFTERCARE_MAIL_FROM: 'service' }],
  ])('refuses a wrong or missing %s in one line that repeats no secret', (variable, env) => {
    const refused = refusalOf(() => readChannels(env));
    expect(refused.variable).toBe(variable);
    expect(refused.message).toMatch(new RegExp(`^${variable} takes .*\\.$`));
    expect(refused.message).not.toContain('hunter2');
  });
});

function refusalOf(act: () => unknown): EnvironmentError {
  try {
    act();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
