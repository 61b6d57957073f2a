import { type FormEvent, useState } from 'react';
import { signIn } from './sign-in.js';

export interface Account {
  login: string;
  token: string;
}

interface Properties {
  account: Account | null;
  onChange(account: Account | null): void;
}

export function SignInForm({ account, onChange }: Properties) {
  if (!account) return <LoginAndPassword onSignedIn={onChange} />;
  return (
    <div className="account">
      <span>
        Signed in as <strong>{account.login}</strong>
      </span>
      <button type="button" onClick={() => onChange(null)}>
        Sign out
      </button>
    </div>
  );
}

function LoginAndPassword({ onSignedIn }: { onSignedIn(account: Account): void }) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const outcome = await signIn(login, password);
    if ('token' in outcome) onSignedIn({ login, token: outcome.token });
    else setRefusal(outcome.refusal);
  }

  return (
    <form className="account" onSubmit={submit}>
      <label>
        Login
        <input
          name="login"
          autoComplete="username"
          placeholder="supervisor@demo"
          required
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </label>
      <label>
        Password
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <button type="submit">Sign in</button>
      <span role="alert">{refusal}</span>
    </form>
  );
}
