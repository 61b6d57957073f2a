import type {
  ChannelSettings,
  EmailSettings,
  MailServer,
  WebhookSettings,
  WechatSettings,
} from '../bot/channels/settings.js';
import { EnvironmentError, read } from './variable.js';

type Variables = Readonly<Record<string, string>>;

/** @throws EnvironmentError for a wrong value, and for a channel of which only a part is set */
export function readChannels(env: NodeJS.ProcessEnv): ChannelSettings {
  const webhook = readWebhook(env);
  const wechat = readWechat(env);
  const email = readEmail(env);
  return { ...(webhook && { webhook }), ...(wechat && { wechat }), ...(email && { email }) };
}

const webhookVariables = {
  AFTERCARE_WEBHOOK_SECRET: 'the key of 32 bytes or more that signs messages both ways',
  AFTERCARE_WEBHOOK_URL: 'the address to post messages to, like https://sms.example.com/send',
};

function readWebhook(env: NodeJS.ProcessEnv): WebhookSettings | undefined {
  if (!isAnySet(env, webhookVariables)) return undefined;
  const secret = required(env, webhookVariables, 'AFTERCARE_WEBHOOK_SECRET');
  if (Buffer.byteLength(secret) < 32) throw wrong(webhookVariables, 'AFTERCARE_WEBHOOK_SECRET');
  return { secret, url: readHttp(env, webhookVariables, 'AFTERCARE_WEBHOOK_URL') };
}

const wechatVariables = {
  AFTERCARE_WECHAT_APP_ID: 'the AppID of the official account, or the CorpID of a WeCom company',
  AFTERCARE_WECHAT_SECRET: 'the AppSecret of the official account, or the Secret of the WeCom application',
  AFTERCARE_WECHAT_TOKEN: 'the Token of the server settings, 3 to 32 letters and digits',
  AFTERCARE_WECHAT_AES_KEY: 'the EncodingAESKey of the server settings, 43 letters and digits',
};

const wechatOptions = {
  AFTERCARE_WECHAT_AGENT_ID:
    'the AgentId of the WeCom application, a number; nothing for an official account',
  AFTERCARE_WECHAT_API: 'the address of the customer-service API, like https://api.weixin.qq.com',
};

function readWechat(env: NodeJS.ProcessEnv): WechatSettings | undefined {
  if (!isAnySet(env, { ...wechatVariables, ...wechatOptions })) return undefined;
  const agentId = optional(env, wechatOptions, 'AFTERCARE_WECHAT_AGENT_ID', /^\d{1,10}$/);
  const usualApi = agentId === undefined ? 'https://api.weixin.qq.com' : 'https://qyapi.weixin.qq.com';
  const isElsewhere = read(env, 'AFTERCARE_WECHAT_API') !== undefined;
  return {
    appId: required(env, wechatVariables, 'AFTERCARE_WECHAT_APP_ID', /^\w{1,64}$/),
    secret: required(env, wechatVariables, 'AFTERCARE_WECHAT_SECRET', /^[\w-]{1,128}$/),
    token: required(env, wechatVariables, 'AFTERCARE_WECHAT_TOKEN', /^[a-z\d]{3,32}$/i),
    aesKey: required(env, wechatVariables, 'AFTERCARE_WECHAT_AES_KEY', /^[a-z\d]{43}$/i),
    agentId: agentId === undefined ? undefined : Number(agentId),
    api: isElsewhere ? readHttp(env, wechatOptions, 'AFTERCARE_WECHAT_API') : usualApi,
  };
}

const emailVariables = {
  AFTERCARE_MAIL_IMAP: 'the mailbox that customers write to, like imaps://user:password@imap.example.com:993',
  AFTERCARE_MAIL_SMTP: 'the server that sends mails, like smtps://user:password@smtp.example.com:465',
  AFTERCARE_MAIL_FROM: 'whom mails come from, like Aftercare <service@example.com>',
};

function readEmail(env: NodeJS.ProcessEnv): EmailSettings | undefined {
  if (!isAnySet(env, emailVariables)) return undefined;
  return {
    imap: readServer(env, 'AFTERCARE_MAIL_IMAP', { 'imap:': 143, 'imaps:': 993 }, true),
    smtp: readServer(env, 'AFTERCARE_MAIL_SMTP', { 'smtp:': 587, 'smtps:': 465 }, false),
    from: readSender(env),
  };
}

/** Passwords stand in these addresses, so none is ever repeated. */
function readServer(
  env: NodeJS.ProcessEnv,
  variable: keyof typeof emailVariables,
  ports: Readonly<Record<string, number>>,
  needsUser: boolean,
): MailServer {
  const value = required(env, emailVariables, variable);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const port = url && ports[url.protocol];
  if (!url || port === undefined || url.hostname === '') throw wrong(emailVariables, variable);
  if (/%(?![\da-f]{2})/i.test(url.username + url.password)) throw wrong(emailVariables, variable);
  const user = decoded(url.username);
  const password = decoded(url.password);
  if ((needsUser && user === undefined) || (user !== undefined && password === undefined))
    throw wrong(emailVariables, variable);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: url.port === '' ? port : Number(url.port),
    secure: url.protocol.endsWith('s:'),
    user,
    password,
  };
}

/** A name and an address in angle brackets, or the address alone. */
function readSender(env: NodeJS.ProcessEnv): EmailSettings['from'] {
  const value = required(env, emailVariables, 'AFTERCARE_MAIL_FROM');
  const [, name = '', inBrackets] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(value) ?? [];
  const address = (inBrackets ?? value).trim();
  if (!/^[^\s@<>"]+@[a-z\d][a-z\d.-]*$/i.test(address)) throw wrong(emailVariables, 'AFTERCARE_MAIL_FROM');
  return { name: name.trim(), address: address.toLowerCase() };
}

const decoded = (part: string): string | undefined => (part === '' ? undefined : decodeURIComponent(part));

function readHttp(env: NodeJS.ProcessEnv, variables: Variables, variable: string): string {
  const value = required(env, variables, variable);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url?.protocol === 'http:' && isNear(url.hostname);
  if (!url || !(url.protocol === 'https:' || isPlain)) throw wrong(variables, variable);
  return value.replace(/\/+$/, '');
}

/** What customers say goes unencrypted no further than to this machine or a neighbour known by its bare name. */
const isNear = (hostname: string): boolean =>
  hostname === '[::1]' || hostname.startsWith('127.') || !/[.:]/.test(hostname);

const isAnySet = (env: NodeJS.ProcessEnv, variables: Variables): boolean =>
  Object.keys(variables).some((variable) => read(env, variable) !== undefined);

function required(env: NodeJS.ProcessEnv, variables: Variables, variable: string, form = /^/): string {
  const value = read(env, variable);
  if (value === undefined || !form.test(value)) throw wrong(variables, variable);
  return value;
}

function optional(
  env: NodeJS.ProcessEnv,
  variables: Variables,
  variable: string,
  form: RegExp,
): string | undefined {
  return read(env, variable) === undefined ? undefined : required(env, variables, variable, form);
}

const wrong = (variables: Variables, variable: string): EnvironmentError =>
  new EnvironmentError(variable, variables[variable] ?? 'another value');
