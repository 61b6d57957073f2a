import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Puts the compiled program and all that it needs into a few files: Node takes longer to find and read the three
 * thousand modules one by one than for everything else that a start does.
 */
const bundle = await rolldown({
  input: join(root, 'dist/main.js'),
  cwd: root,
  platform: 'node',
  // Loaded only where they are installed.
  external: ['pg-native', /\.node$/],
  // One copy for all, or instances of its types are not recognised.
  resolve: { alias: { graphql: join(root, 'node_modules/graphql/index.mjs') } },
  logLevel: 'silent',
});
await bundle.write({
  dir: join(root, 'dist/program'),
  format: 'esm',
  cleanDir: true,
  // Half of it is comments and white space, which would be kept in memory; names stay for the log.
  minify: { mangle: false, compress: { keepNames: { function: true, class: true } }, codegen: true },
  // What CommonJS modules know of themselves.
  banner: 'const __dirname = import.meta.dirname, __filename = import.meta.filename;',
});
await bundle.close();
