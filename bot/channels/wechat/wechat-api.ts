import { isRecord, parseJson } from '../../json.js';
import { type Answer, callOut } from '../call-out.js';
import { ChannelError } from '../channel.js';
import type { WechatSettings } from '../settings.js';

export interface WechatApi {
  /** A text to one follower. @throws ChannelError */
  sendText(to: string, text: string): Promise<void>;
}

interface Token {
  readonly value: string;
  readonly endsAt: number;
}

/** A token is not used in its last minutes. */
const marginMilliseconds = 300_000;

/** The token ended early, or another process has had it renewed. */
const tokenCodes = new Set([40001, 40014, 41001, 42001]);

/**
 * What another try does not change: the follower is unknown or gone, has not written for 48 hours, or has had as many
 * messages as he may get. What is wrong with the account or its settings a person puts right, so that is tried again.
 */
const finalCodes = new Set([40003, 43004, 44004, 45002, 45015, 45047, 60111, 81013, 82001]);

/** The customer-service API of an official account, or the messages of a WeCom application. */
export function openWechatApi(settings: WechatSettings, clock: () => Date): WechatApi {
  let token: Token | null = null;
  let asking: Promise<Token> | null = null;

  async function currentToken(): Promise<string> {
    if (token && clock().getTime() < token.endsAt) return token.value;
    // Asked for once, however many messages wait for it.
    asking ??= askForToken(settings, clock).finally(() => {
      asking = null;
    });
    token = await asking;
    return token.value;
  }

  async function post(to: string, text: string): Promise<number> {
    const { path, body } = textMessage(settings, to, text);
    const access = encodeURIComponent(await currentToken());
    return codeOf(await callOut(`${settings.api}${path}?access_token=${access}`, json(body)));
  }

  return {
    async sendText(to, text) {
      let code = await post(to, text);
      if (tokenCodes.has(code)) {
        token = null;
        code = await post(to, text);
      }
      if (code !== 0) throw new ChannelError(`WeChat answered ${code}`, finalCodes.has(code));
    },
  };
}

const json = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

function textMessage({ agentId }: WechatSettings, to: string, text: string) {
  const body = { touser: to, msgtype: 'text', text: { content: text } };
  return agentId === undefined
    ? { path: '/cgi-bin/message/custom/send', body }
    : { path: '/cgi-bin/message/send', body: { ...body, agentid: agentId } };
}

/** The stable token of an official account: asking again does not end what other processes hold, as the plain one does. */
async function askForToken(settings: WechatSettings, clock: () => Date): Promise<Token> {
  const { api, appId, secret, agentId } = settings;
  const asked = clock().getTime();
  const query = new URLSearchParams({ corpid: appId, corpsecret: secret }).toString();
  const answer = await (agentId === undefined
    ? callOut(`${api}/cgi-bin/stable_token`, json({ grant_type: 'client_credential', appid: appId, secret }))
    : callOut(`${api}/cgi-bin/gettoken?${query}`, { method: 'GET' }));
  const { access_token: value, expires_in: seconds } = contentOf(answer);
  if (typeof value !== 'string' || typeof seconds !== 'number') {
    // A wrong secret is put right by a person, and then the messages are still wanted.
    throw new ChannelError(`WeChat gave no token (${codeOf(answer)})`, false);
  }
  return { value, endsAt: asked + Math.max(0, seconds * 1_000 - marginMilliseconds) };
}

function codeOf(answer: Answer): number {
  if (answer.status !== 200) throw new ChannelError(`WeChat answered HTTP ${answer.status}`, false);
  const { errcode } = contentOf(answer);
  return typeof errcode === 'number' ? errcode : 0;
}

function contentOf({ body }: Answer): Readonly<Record<string, unknown>> {
  const content = parseJson(body);
  if (content === undefined) throw new ChannelError('WeChat answered with something that is no JSON', false);
  return isRecord(content) ? content : {};
}
