import { Agent, request } from 'node:http';
import { demoPassword } from './program.js';

export type Ask = (query: string, variables?: object) => Promise<Record<string, unknown>>;

/** A client of the program that keeps its connections open, signed in with a demonstration account. */
export async function signIn(url: string, login: string): Promise<{ ask: Ask; close(): void }> {
  const agent = new Agent({ keepAlive: true });
  const post = (body: string, token?: string) => postJson(`${url}/graphql`, agent, body, token);
  const mutation = 'mutation($input: SignInInput!) { signIn(input: $input) { token } }';
  const input = { login, password: demoPassword };
  const text = await post(JSON.stringify({ query: mutation, variables: { input } }));
  const token = /"token":\s*"([^"]+)"/.exec(text)?.[1];
  if (token === undefined) throw new Error(`${login} cannot sign in: ${text}`);
  return {
    close: () => agent.destroy(),
    async ask(query, variables = {}) {
      // What the query selects is known where it is written.
      const answer = JSON.parse(await post(JSON.stringify({ query, variables }), token)) as {
        data?: Record<string, unknown>;
        errors?: unknown;
      };
      if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors));
      return answer.data;
    },
  };
}

function postJson(url: string, agent: Agent, body: string, token: string | undefined): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return new Promise((done, failed) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(Buffer.concat(chunks).toString()));
      response.on('error', failed);
    });
    sent.on('error', failed);
    sent.end(body);
  });
}
