import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The other side of the WeChat channel, written from the protocol's description and sharing no code with ours: it posts
 * what followers do, reads the encrypted answers, and plays the customer-service API on a port of its own.
 */
export interface WechatPeer {
  readonly settings: {
    readonly appId: string;
    readonly secret: string;
    readonly token: string;
    readonly aesKey: string;
    readonly agentId: number | undefined;
    readonly api: string;
  };
  /** Texts that came by the API, by follower. */
  readonly sent: readonly { readonly to: string; readonly text: string; readonly bytes: number }[];
  /** How often a token was asked for. */
  tokens(): number;
  /** The API answers with this errcode from now on; 0 takes messages. */
  answer(errcode: number): void;
  /** A file that a follower has sent, from now on to be had by this id; a video by its address. */
  keep(mediaId: string, content: Uint8Array, how?: 'WHOLE' | 'CUT_OFF' | 'VIDEO'): void;
  /** The token in use ends before its time. */
  endToken(): void;
  /** How many seconds a token lasts, as told from now on. */
  lasting(seconds: number): void;
  post(door: string, elements: Readonly<Record<string, string>>, options?: PostOptions): Promise<Posted>;
  get(door: string, query: Readonly<Record<string, string>>): Promise<{ status: number; text: string }>;
  /** The query of an address verification. */
  verification(style: 'ACCOUNT' | 'WECOM', at: Date, echo: string): Record<string, string>;
  close(): Promise<void>;
}

export interface PostOptions {
  readonly at?: Date;
  /** Replaces parts of the query after it was signed. */
  readonly query?: Readonly<Record<string, string>>;
  /** Breaks the line. */
  readonly signal?: AbortSignal;
  /** Sends the XML as it is, unencrypted. */
  readonly isPlain?: boolean;
}

export interface Posted {
  readonly status: number;
  /** The words of the passive answer; null when there was none. */
  readonly words: string | null;
  readonly body: string;
  readonly milliseconds: number;
}

const sha1 = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex');
const tag = (xml: string, name: string) =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${name}>`).exec(xml)?.[1] ?? '';

export async function startWechatPeer(now: () => Date, agentId?: number): Promise<WechatPeer> {
  const [appId, secret, token] = ['wx5823bf96d3bd56c7', 'the-app-secret-of-the-test', 'QDG6eK'];
  const aesKey = randomBytes(32).toString('base64').slice(0, 43).replaceAll('+', 'A').replaceAll('/', 'B');
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const sent: { to: string; text: string; bytes: number }[] = [];
  const media = new Map<string, { content: Uint8Array; how: 'WHOLE' | 'CUT_OFF' | 'VIDEO' }>();
  let [asked, valid, errcode, seconds] = [0, '', 0, 7_200];

  function seal(text: string): string {
    const words = Buffer.from(text, 'utf8');
    const size = Buffer.from([words.length >>> 24, words.length >>> 16, words.length >>> 8, words.length]);
    const whole = Buffer.concat([randomBytes(16), size, words, Buffer.from(appId)]);
    const pad = 32 - (whole.length % 32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
    cipher.setAutoPadding(false);
    return (
      cipher.update(Buffer.concat([whole, Buffer.alloc(pad, pad)]), undefined, 'base64') +
      cipher.final('base64')
    );
  }

  function unseal(encrypted: string): string {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
    decipher.setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
    const pad = padded[padded.length - 1] ?? 0;
    if (padded.length % 32 !== 0 || pad < 1 || pad > 32)
      throw new Error('the padding is not of 32-byte blocks');
    const whole = padded.subarray(0, padded.length - pad);
    const end = 20 + whole.readUInt32BE(16);
    if (whole.subarray(end).toString() !== appId) throw new Error('the answer is for another app');
    return whole.subarray(20, end).toString('utf8');
  }

  function readAnswer(xml: string): string {
    const encrypted = tag(xml, 'Encrypt');
    if (tag(xml, 'MsgSignature') !== sha1(token, tag(xml, 'TimeStamp'), tag(xml, 'Nonce'), encrypted))
      throw new Error('the answer is not signed');
    const plain = unseal(encrypted);
    if (tag(plain, 'MsgType') !== 'text') throw new Error('the answer is no text');
    return tag(plain, 'Content');
  }

  function give(): object {
    asked += 1;
    valid = `token-${asked}`;
    return { access_token: valid, expires_in: seconds };
  }

  function api(path: URL, body: Record<string, unknown>): object {
    const { pathname, searchParams } = path;
    if (pathname === '/cgi-bin/stable_token' && agentId === undefined)
      return body.secret === secret && body.appid === appId ? give() : { errcode: 40125 };
    if (pathname === '/cgi-bin/gettoken' && agentId !== undefined)
      return searchParams.get('corpsecret') === secret ? { errcode: 0, ...give() } : { errcode: 40001 };
    const sending = agentId === undefined ? '/cgi-bin/message/custom/send' : '/cgi-bin/message/send';
    if (pathname !== sending) return { errcode: 404 };
    if (searchParams.get('access_token') !== valid) return { errcode: 42001, errmsg: 'access_token expired' };
    const { content } = body.text as { content: string };
    const bytes = Buffer.byteLength(content);
    if (errcode === 0 && bytes > 2_048) return { errcode: 45002 };
    if (agentId !== undefined && body.agentid !== agentId) return { errcode: 40056 };
    if (errcode === 0) sent.push({ to: String(body.touser), text: content, bytes });
    return { errcode, errmsg: 'whatever' };
  }

  /** Null when it is not there, or is not the asker's to have. */
  function fileAt({ pathname, searchParams }: URL): object | Uint8Array | null {
    const kept = media.get(searchParams.get('media_id') ?? '');
    if (pathname === '/video') return kept?.content ?? null;
    if (pathname !== '/cgi-bin/media/get') return null;
    if (searchParams.get('access_token') !== valid) return { errcode: 42001, errmsg: 'access_token expired' };
    if (!kept) return { errcode: 40007, errmsg: 'invalid media_id' };
    return kept.how === 'VIDEO'
      ? { video_url: `http://127.0.0.1:${port}/video?${searchParams}` }
      : kept.content;
  }

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const url = new URL(request.url ?? '/', 'http://wechat');
    const file = fileAt(url);
    if (file instanceof Uint8Array) {
      response.setHeader('content-type', 'image/jpeg');
      if (media.get(url.searchParams.get('media_id') ?? '')?.how !== 'CUT_OFF') return response.end(file);
      return response.write(file, () => response.destroy());
    }
    if (file) return response.setHeader('content-type', 'text/plain').end(JSON.stringify(file));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(api(url, text === '' ? {} : JSON.parse(text))));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  async function post(
    door: string,
    elements: Readonly<Record<string, string>>,
    { at = now(), query = {}, signal, isPlain = false }: PostOptions = {},
  ): Promise<Posted> {
    const xml = `<xml>${Object.entries(elements)
      .map(([name, value]) => `<${name}>${/^\d+$/.test(value) ? value : `<![CDATA[${value}]]>`}</${name}>`)
      .join('\n')}</xml>`;
    const encrypted = seal(xml);
    const timestamp = String(Math.floor(at.getTime() / 1_000));
    const nonce = String(randomInt(1_000_000_000));
    const asks = new URLSearchParams({
      signature: sha1(token, timestamp, nonce),
      timestamp,
      nonce,
      encrypt_type: 'aes',
      msg_signature: sha1(token, timestamp, nonce, encrypted),
      ...query,
    });
    const body = isPlain
      ? xml
      : `<xml><ToUserName><![CDATA[gh_test]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
    const began = performance.now();
    const response = await fetch(`${door}/hooks/wechat?${asks}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
      ...(signal && { signal }),
    });
    const answer = await response.text();
    const hasAnswer = response.status === 200 && answer !== 'success';
    return {
      status: response.status,
      words: hasAnswer ? readAnswer(answer) : null,
      body: answer,
      milliseconds: performance.now() - began,
    };
  }

  return {
    settings: { appId, secret, token, aesKey, agentId, api: `http://127.0.0.1:${port}` },
    sent,
    tokens: () => asked,
    answer: (code) => {
      errcode = code;
    },
    keep: (mediaId, content, how = 'WHOLE') => void media.set(mediaId, { content, how }),
    endToken: () => {
      valid = 'ended';
    },
    lasting: (count) => {
      seconds = count;
    },
    post,
    async get(door, query) {
      const response = await fetch(`${door}/hooks/wechat?${new URLSearchParams(query)}`);
      return { status: response.status, text: await response.text() };
    },
    verification(style, at, echo) {
      const [timestamp, nonce] = [String(Math.floor(at.getTime() / 1_000)), '263014780'];
      if (style === 'ACCOUNT')
        return { signature: sha1(token, timestamp, nonce), timestamp, nonce, echostr: echo };
      const echostr = seal(echo);
      return { msg_signature: sha1(token, timestamp, nonce, echostr), timestamp, nonce, echostr };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
