import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { demoPassword } from './program.js';
import { until } from './until.js';

/** An outsider with the GraphQL door only. */
export async function graphql<Data>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  token?: string,
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(15_000),
  });
  // The shape of an answer is what GraphQL over HTTP promises; its data is what the query asked for.
  const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (errors || !data) throw new Error(errors?.map(({ message }) => message).join('; ') ?? 'no data');
  return data;
}

export async function signIn(url: string, login: string): Promise<string> {
  const { signIn: signed } = await graphql<{ signIn: { token: string } }>(
    url,
    'mutation ($input: SignInInput!) { signIn(input: $input) { token } }',
    { input: { login, password: demoPassword } },
  );
  return signed.token;
}

export interface ChatMessage {
  readonly type: 'message';
  readonly id: string;
  readonly author: 'bot' | 'staff';
  readonly text: string;
  readonly expects: string | null;
  readonly ticket: string | null;
  readonly quick_replies: readonly { title: string; payload: string }[];
}

/** A customer at the chat door who keeps what he was told, over any number of sockets. */
export class ChatCustomer {
  readonly heard: ChatMessage[] = [];
  readonly acknowledged = new Set<string>();
  readonly #token: string;
  #url: string;
  #socket: WebSocket | undefined;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async arrive(url: string): Promise<ChatCustomer> {
    const response = await fetch(`${url}/chat/sessions`, { method: 'POST' });
    const { token } = (await response.json()) as { token: string };
    const customer = new ChatCustomer(url, token);
    await customer.connect({ type: 'hello' });
    return customer;
  }

  async connect(first: object = { type: 'welcome_back', after: this.heard.at(-1)?.id }): Promise<void> {
    const socket = new WebSocket(
      `${this.#url.replace('http', 'ws')}/chat/ws?token=${encodeURIComponent(this.#token)}`,
    );
    socket.on('error', () => undefined);
    socket.on('message', (data) => this.#hear(String(data)));
    await new Promise<void>((done, fail) => {
      socket.once('open', done);
      socket.once('error', fail);
    });
    socket.send(JSON.stringify(first));
    this.#socket = socket;
  }

  #hear(text: string): void {
    const frame = JSON.parse(text) as ChatMessage | { type: 'ack'; of: string } | { type: 'typing' };
    if (frame.type === 'ack') this.acknowledged.add(frame.of);
    if (frame.type === 'message' && !this.heard.some(({ id }) => id === frame.id)) this.heard.push(frame);
  }

  get last(): ChatMessage | undefined {
    return this.heard.at(-1);
  }

  send(text: string, { attachments }: { readonly attachments?: readonly string[] } = {}): string {
    const id = randomUUID();
    this.#socket?.send(JSON.stringify({ type: 'message', id, text, ...(attachments && { attachments }) }));
    return id;
  }

  /** Gives the id that a message may name. */
  async upload(content: Uint8Array): Promise<string> {
    const response = await fetch(`${this.#url}/chat/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}` },
      body: Buffer.from(content),
    });
    const { id } = (await response.json()) as { id?: string };
    if (id === undefined) throw new Error(`the file was refused with ${response.status}`);
    return id;
  }

  /** Says it and waits for the bot's whole answer. */
  async say(text: string): Promise<ChatMessage> {
    const before = this.heard.length;
    const id = this.send(text);
    await until(`an acknowledgement of “${text}”`, () => this.acknowledged.has(id));
    await until(`an answer to “${text}”`, () => this.heard.length > before);
    return this.settled();
  }

  /** The newest message once none has followed for a moment. */
  async settled(): Promise<ChatMessage> {
    let count = -1;
    let since = performance.now();
    return until('silence', () => {
      if (this.heard.length !== count) {
        count = this.heard.length;
        since = performance.now();
      }
      return performance.now() - since > 250 ? this.last : undefined;
    });
  }

  leave(): void {
    this.#socket?.terminate();
  }
}

/** Answers whatever the bot asks until it tells a ticket number. */
export async function reportFault(
  customer: ChatCustomer,
  opening: string,
  facts: Readonly<Record<string, string>>,
): Promise<string> {
  await customer.say(opening);
  for (let left = 16; left > 0; left -= 1) {
    const told = customer.heard.find(({ ticket }) => ticket !== null)?.ticket;
    if (told) return told;
    await customer.say(facts[customer.last?.expects ?? ''] ?? '不知道');
  }
  throw new Error(`no ticket after ${customer.heard.length} messages: ${customer.last?.text}`);
}
