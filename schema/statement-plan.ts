import type postgres from 'postgres';

/**
 * A connection keeps what it has prepared until it is closed. Lists make texts of many lengths, so only that many
 * different texts are kept, and none before it comes a second time.
 */
const mostPlans = 500;

/**
 * The same client, whose statements are prepared once per connection and then only executed. Drizzle sends each
 * statement unnamed, for which PostgreSQL parses and plans it anew and answers twice.
 */
export function keepingPlans(client: postgres.Sql): postgres.Sql {
  const seen = new Set<string>();
  const kept = new Set<string>();
  const prepares: Prepares = (text) => {
    if (kept.has(text)) return true;
    if (kept.size >= mostPlans) return false;
    if (!seen.delete(text)) {
      if (seen.size >= mostPlans) seen.clear();
      seen.add(text);
      return false;
    }
    kept.add(text);
    return true;
  };
  return new Proxy(client, {
    get: (target, name) => {
      if (name === 'unsafe') return unsafeOf(target, prepares);
      if (name === 'begin') return beginOf(target, prepares);
      return Reflect.get(target, name);
    },
  });
}

type Prepares = (text: string) => boolean;
type Use = (client: postgres.TransactionSql) => Promise<unknown>;

const unsafeOf =
  (client: postgres.ISql, prepares: Prepares): postgres.ISql['unsafe'] =>
  (text, parameters, options) =>
    client.unsafe(text, parameters, { ...options, prepare: prepares(text) });

const beginOf = (client: postgres.Sql, prepares: Prepares) => (use: Use) =>
  client.begin((transaction) => use(inTransaction(transaction, prepares)));

const inTransaction = (client: postgres.TransactionSql, prepares: Prepares): postgres.TransactionSql =>
  new Proxy(client, {
    get: (target, name) => {
      if (name === 'unsafe') return unsafeOf(target, prepares);
      if (name === 'savepoint')
        return (use: Use) => target.savepoint((inner) => use(inTransaction(inner, prepares)));
      return Reflect.get(target, name);
    },
  });
