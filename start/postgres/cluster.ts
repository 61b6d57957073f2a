import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EnvironmentError } from '../variable.js';
import { type Account, giveTo } from './account.js';
import type { Programs } from './programs.js';

const run = promisify(execFile);

/** PostgreSQL's word for a data folder with all databases in it. */
export interface Cluster {
  readonly programs: Programs;
  readonly account: Account;
  /** The data folder itself. */
  readonly database: string;
}

export const superuser = 'aftercare';

/**
 * Makes the data folder where there is none. initdb works in a folder beside it that is renamed when whole,
 * so a start killed half-way leaves nothing that looks like a database.
 */
export async function prepareCluster(cluster: Cluster, password: string): Promise<void> {
  await removeDrafts(cluster);
  if (!existsSync(cluster.database)) await createCluster(cluster, password);
  await checkCluster(cluster);
  await giveTo(cluster.account, cluster.database);
}

/** What another program or another version made is left as it is. @throws EnvironmentError */
export async function checkCluster({
  programs,
  database,
}: Pick<Cluster, 'programs' | 'database'>): Promise<void> {
  const major = await majorIn(database);
  if (major === programs.major) return;
  throw refused(
    major === undefined
      ? `${database} is there, but it is no PostgreSQL data folder: move it away, or choose another folder`
      : `${database} was made by PostgreSQL ${major}, and this is PostgreSQL ${programs.major}: start the former ` +
          'version, take a dump, and load it into a new folder',
  );
}

/** Undefined where nothing says so. */
async function majorIn(database: string): Promise<string | undefined> {
  const text = await readFile(join(database, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw refused(`${database} cannot be read (${error.message})`);
  });
  return text?.trim();
}

const refused = (reason: string) => new EnvironmentError('AFTERCARE_DATA', `the folder of a desk; ${reason}`);

async function createCluster(cluster: Cluster, password: string): Promise<void> {
  const draft = `${cluster.database}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  await mkdir(join(draft, 'data'), { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(draft, 'password'), `${password}\n`, { mode: 0o600 });
    await giveTo(cluster.account, draft);
    await initialise(cluster, draft);
    await putInPlace(join(draft, 'data'), cluster.database);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function initialise({ programs, account }: Cluster, draft: string): Promise<void> {
  const [program, ...args] = [
    ...account.prefix,
    programs.initdb,
    `--pgdata=${join(draft, 'data')}`,
    `--username=${superuser}`,
    `--pwfile=${join(draft, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The rules of this provider come with PostgreSQL: the order of texts never changes with the machine.
    // The locale's own UTF-8 is wanted all the same, or trigrams and full text would take 净水器 for no word.
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
  ];
  try {
    await run(program ?? programs.initdb, args, { ...account.user, cwd: '/', env: serverEnvironment() });
  } catch (cause) {
    const text = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
    throw new Error(`PostgreSQL could not make its data folder: ${text.trim()}`, { cause });
  }
}

/** Another start may have put its own there meanwhile; the caller looks at what is there now. */
async function putInPlace(draft: string, database: string): Promise<void> {
  try {
    await rename(draft, database);
  } catch (error) {
    const taken =
      error instanceof Error && 'code' in error && /^(ENOTEMPTY|EEXIST|ENOTDIR)$/.test(String(error.code));
    if (!taken) throw error;
    return;
  }
  const parent = await open(dirname(database), 'r');
  await parent.sync();
  await parent.close();
}

/**
 * Leftovers of starts that were killed while initdb ran. Process numbers come again, in a container from one
 * start to the next, so age tells too: initdb is a matter of seconds.
 */
async function removeDrafts({ database }: Cluster): Promise<void> {
  const mark = `${basename(database)}.new-`;
  for (const name of await readdir(dirname(database))) {
    const pid = name.startsWith(mark) ? Number.parseInt(name.slice(mark.length), 10) : Number.NaN;
    const path = join(dirname(database), name);
    if (Number.isNaN(pid) || (isAlive(pid) && (await ageOf(path)) < 600_000)) continue;
    // Its initdb may still be writing in there; the next start removes what this one could not.
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

const ageOf = async (path: string): Promise<number> => Date.now() - (await stat(path)).mtimeMs;

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Nothing of our own environment, which holds secrets, shows in the server's. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? '/usr/bin:/bin:/usr/sbin:/sbin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
});
