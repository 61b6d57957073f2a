import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOrCreateSecret } from './secret.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercare-secret-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('makes a secret once, for its owner only, and leaves nothing else behind', async () => {
  const file = join(folder, 'secret');
  const made = await readOrCreateSecret(file);
  expect(Buffer.byteLength(made)).toBeGreaterThanOrEqual(32);
  expect(await readOrCreateSecret(file)).toBe(made);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['secret']);
});

it('gives everybody who comes at the same moment the same one', async () => {
  const file = join(folder, 'secret');
  const all = await Promise.all(Array.from({ length: 20 }, () => readOrCreateSecret(file)));
  expect(new Set(all).size).toBe(1);
  expect((await readFile(file, 'utf8')).trim()).toBe(all[0]);
});

it('refuses a file that was cut short instead of signing with it', async () => {
  const file = join(folder, 'secret');
  await writeFile(file, 'short\n');
  await expect(readOrCreateSecret(file)).rejects.toThrow('holds less than 32 characters');
});
