import { isRecord, isText } from '../chat/shape.js';

const signInMutation =
  'mutation SignIn($login: String!, $password: String!) { signIn(input: { login: $login, password: $password }) { token } }';

/** The token, or the server's own words on why there is none. */
export type SignInOutcome = { token: string } | { refusal: string };

export async function signIn(login: string, password: string): Promise<SignInOutcome> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: signInMutation, variables: { login, password } }),
    });
    return readOutcome(await response.json());
  } catch {
    return { refusal: 'The server did not answer.' };
  }
}

function readOutcome(answer: unknown): SignInOutcome {
  if (!isRecord(answer)) return { refusal: 'The server answered with something else than GraphQL.' };
  const data = isRecord(answer.data) ? answer.data.signIn : null;
  if (isRecord(data) && isText(data.token)) return { token: data.token };
  const first: unknown = Array.isArray(answer.errors) ? answer.errors[0] : null;
  return { refusal: isRecord(first) && isText(first.message) ? first.message : 'Signing in failed.' };
}
