import { isRecord, parseJson } from '../../json.js';
import { type Answer, beginningOf, callOut, openDownload } from '../call-out.js';
import { ChannelError } from '../channel.js';
import type { WechatSettings } from '../settings.js';

export interface WechatApi {
  /** A text to one follower. @throws ChannelError */
  sendText(to: string, text: string): Promise<void>;
  /** What a follower sent: a picture or a video. @throws ChannelError */
  openMedia(mediaId: string): Promise<AsyncIterable<Uint8Array>>;
}

interface Token {
  readonly value: string;
  readonly endsAt: number;
}

/** What WeChat answered: an errcode, or 0. */
interface Coded {
  readonly code: number;
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

  async function post(to: string, text: string): Promise<Coded> {
    const { path, body } = textMessage(settings, to, text);
    const access = encodeURIComponent(await currentToken());
    return { code: codeOf(await callOut(`${settings.api}${path}?access_token=${access}`, json(body))) };
  }

  async function get(mediaId: string): Promise<Media> {
    const query = new URLSearchParams({ access_token: await currentToken(), media_id: mediaId });
    return mediaAt(`${settings.api}/cgi-bin/media/get?${query}`);
  }

  /** Once more with a new token, when the one in use has ended. */
  async function renewing<Result extends Coded>(call: () => Promise<Result>): Promise<Result> {
    const result = await call();
    if (!tokenCodes.has(result.code)) return result;
    token = null;
    return call();
  }

  return {
    async sendText(to, text) {
      const { code } = await renewing(() => post(to, text));
      if (code !== 0) throw new ChannelError(`WeChat answered ${code}`, finalCodes.has(code));
    },
    async openMedia(mediaId) {
      const { code, content } = await renewing(() => get(mediaId));
      if (content === null) throw new ChannelError(`WeChat gave no file (${code})`, true);
      return content;
    },
  };
}

interface Media extends Coded {
  readonly content: AsyncIterable<Uint8Array> | null;
}

/** A file is given as it is; anything in JSON is an error, or says where a video of an official account lies. */
async function mediaAt(url: string): Promise<Media> {
  const { status, type, content } = await openDownload(url);
  if (status === 200 && !/json|text/i.test(type)) return { code: 0, content };
  const answer = { status, body: await beginningOf(content) };
  const { video_url: video } = contentOf(answer);
  if (typeof video !== 'string') return { code: codeOf(answer), content: null };
  const there = await openDownload(video);
  if (there.status !== 200) throw new ChannelError(`a video answered HTTP ${there.status}`, false);
  return { code: 0, content: there.content };
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
