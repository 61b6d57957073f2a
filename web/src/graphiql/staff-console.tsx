import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { useEffect, useMemo, useState } from 'react';
import { isRecord, isText } from '../chat/shape.js';
import { examples } from './examples.js';
import { type Account, SignInForm } from './sign-in-form.js';

/** For this tab only: a staff token does not outlive it. */
const accountKey = 'aftercare.staff';

/**
 * GraphiQL writes its tabs down as soon as it is there, and the query of the open one only when its editor is. A page
 * left in between would open on an empty tab of its own, so tabs without a query are as if never written.
 */
function forgetHalfWrittenTabs() {
  if (localStorage.getItem('graphiql:query') === null) localStorage.removeItem('graphiql:tabState');
}

export function StaffConsole() {
  useState(forgetHalfWrittenTabs);
  const [account] = useState(keptAccount);
  const token = account?.token ?? null;
  const line = useMemo(() => connect(token), [token]);
  useEffect(() => () => void line.subscriptions.dispose(), [line]);

  /** Another viewer starts afresh: GraphiQL made anew on the same page may run a query and show nothing. */
  function change(next: Account | null) {
    if (next) sessionStorage.setItem(accountKey, JSON.stringify(next));
    else sessionStorage.removeItem(accountKey);
    location.reload();
  }

  return (
    <div className="console">
      <SignInForm account={account} onChange={change} />
      <GraphiQL fetcher={line.fetcher} defaultTabs={examples} defaultQuery="" shouldPersistHeaders={false} />
    </div>
  );
}

function connect(token: string | null) {
  const authorization: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  const subscriptions = createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    connectionParams: authorization,
    lazy: true,
  });
  const fetcher = createGraphiQLFetcher({ url: '/graphql', headers: authorization, wsClient: subscriptions });
  return { fetcher, subscriptions };
}

function keptAccount(): Account | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(accountKey) ?? 'null');
    if (!isRecord(kept) || !isText(kept.login) || !isText(kept.token)) return null;
    return { login: kept.login, token: kept.token };
  } catch {
    return null;
  }
}
