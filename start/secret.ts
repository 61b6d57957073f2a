import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';

/**
 * The secret kept in a file, made at the first call. Whoever comes at the same moment gets the same one: the
 * file appears whole under its name or not at all, and only its owner may read it.
 */
export async function readOrCreateSecret(file: string): Promise<string> {
  const kept = await readSecret(file);
  if (kept !== undefined) return kept;
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeDurably(draft, randomBytes(32).toString('base64url'));
  try {
    await link(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readSecret(file)) ?? Promise.reject(new Error(`${file} vanished while it was read.`));
}

async function readSecret(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (text !== undefined && text.trim().length < 32)
    throw new Error(
      `${file} holds less than 32 characters. Restore it from a copy, or remove it for a new one.`,
    );
  return text?.trim();
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${text}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
