import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');

/**
 * One JavaScript file that a child process can run, whatever state `dist/` is in. Everything is in it but the
 * packages that are found on disk.
 */
export async function bundle(entry: string): Promise<{ file: string; remove(): Promise<void> }> {
  const folder = join(root, 'node_modules', '.cache', `bundle-${process.pid}-${basename(entry, '.ts')}`);
  await mkdir(folder, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: { ssr: join(root, entry), outDir: folder, emptyOutDir: true, minify: false, target: 'node20' },
  });
  return {
    file: join(folder, `${basename(entry, '.ts')}.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
