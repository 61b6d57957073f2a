import { access, constants, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EnvironmentError } from './variable.js';

/** Its true path; the folder is made where there is none. @throws EnvironmentError for one that cannot be had */
export async function openDataFolder(given: string): Promise<string> {
  const folder = resolve(given);
  try {
    await make(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(folder);
  } catch (error) {
    const reason = unusable.get(codeOf(error));
    if (reason === undefined) throw error;
    throw new EnvironmentError('AFTERCARE_DATA', `a folder that can be written; ${folder} ${reason}`);
  }
}

const unusable: ReadonlyMap<unknown, string> = new Map([
  ['EEXIST', 'is a file'],
  ['ENOTDIR', 'lies in a file'],
  ['ENOENT', 'lies where no folder can be made'],
  ['EACCES', 'is not for this account to make or write'],
  ['EPERM', 'is not for this account to make or write'],
  ['EROFS', 'lies where nothing can be written'],
]);

/** Step by step: mkdir's own way with parents never comes back from a place like /proc. */
async function make(folder: string): Promise<void> {
  try {
    await makeOne(folder);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await make(dirname(folder));
    await makeOne(folder);
  }
}

/** As root the server runs under another account, which has to pass through, and sees nothing else in here. */
const mode = process.getuid?.() === 0 ? 0o711 : 0o700;

async function makeOne(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
