import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Programs } from './programs.js';

const run = promisify(execFile);

/** As whom PostgreSQL's programs run, and what has to stand before a command line to make it so. */
export interface Account {
  /** Who must own the database's files; undefined where that is simply ourselves. */
  readonly owner?: Owner;
  /** For spawn: the user to change to when no program in front does it. */
  readonly user: { readonly uid?: number; readonly gid?: number };
  readonly prefix: readonly string[];
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const ourselves: Account = { user: {}, prefix: [] };

/**
 * PostgreSQL refuses to run as root, so root lends it another account: the owner of the database where there
 * is one, else `postgres`, else `nobody`. Parent folders stay as they are: when that account cannot pass
 * through them (a checkout under /root), it gets the one capability that lets it.
 */
export async function chooseAccount(place: {
  readonly programs: Programs;
  readonly folder: string;
  readonly database: string;
}): Promise<Account> {
  if (process.getuid?.() !== 0) return ourselves;
  const owner = (await ownerOf(place.database)) ?? accountFrom(readFileSync('/etc/passwd', 'utf8'));
  const failures: string[] = [];
  for (const account of candidates(owner)) {
    const failure = await whyNot(account, place);
    if (failure === undefined) return account;
    failures.push(failure);
  }
  throw new Error(
    `PostgreSQL does not run as root, and no other account can reach ${place.folder} and ${place.programs.postgres}. ` +
      `Start as an ordinary user, or move both below folders that everybody may enter, or set DATABASE_URL. (${failures.join('; ')})`,
  );
}

async function ownerOf(database: string): Promise<Owner | undefined> {
  const found = await lstat(database).catch(() => undefined);
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

function accountFrom(passwd: string): Owner {
  const entries = passwd.split('\n').map((line) => line.split(':'));
  const entry =
    entries.find(([name]) => name === 'postgres') ?? entries.find(([name]) => name === 'nobody') ?? [];
  const [, , uid, gid] = entry;
  return uid === undefined || gid === undefined ? { uid: 65534, gid: 65534 } : { uid: +uid, gid: +gid };
}

function candidates(owner: Owner): readonly Account[] {
  return [
    { owner, user: owner, prefix: [] },
    capable(owner, 'dac_read_search'),
    // Containers often keep only the broader one of the two.
    capable(owner, 'dac_override'),
    // Without either: a user namespace in which root goes by another number.
    {
      owner: { uid: 0, gid: 0 },
      user: {},
      prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534'],
    },
  ];
}

/** no_setuid_fixup: access(2), by which PostgreSQL looks for its own programs, heeds no capability otherwise. */
function capable(owner: Owner, capability: string): Account {
  const prefix = [
    'setpriv',
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    '--securebits=+no_setuid_fixup',
  ];
  return { owner, user: {}, prefix };
}

/** Enters the folder and runs the program under the account; undefined when both work. */
async function whyNot(
  account: Account,
  place: { readonly programs: Programs; readonly folder: string },
): Promise<string | undefined> {
  const script = 'cd "$1" && exec "$2" --version';
  const [program, ...rest] = [
    ...account.prefix,
    'sh',
    '-c',
    script,
    'sh',
    place.folder,
    place.programs.postgres,
  ];
  try {
    await run(program ?? 'sh', rest, { ...account.user, cwd: '/' });
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return text.trim().split('\n').at(-1);
  }
}

/** Hands a folder with all in it to the account, where it belongs to somebody else. */
export async function giveTo(account: Account, path: string): Promise<void> {
  if (account.owner === undefined) return;
  const found = await lstat(path);
  if (found.uid !== account.owner.uid) await hand(path, account.owner);
}

async function hand(path: string, owner: Owner): Promise<void> {
  const found = await lstat(path);
  if (found.isDirectory()) for (const name of await readdir(path)) await hand(join(path, name), owner);
  await lchown(path, owner.uid, owner.gid);
}
