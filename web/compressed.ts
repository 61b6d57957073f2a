import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Puts a compressed twin beside every text file, so that the server need not compress at each request. */
export const compressed = (): Plugin => ({
  name: 'compressed-twins',
  apply: 'build',
  // After every other plugin: Vite still fills in names of files while bundles are generated.
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue;
        const text = file.type === 'chunk' ? file.code : file.source;
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(text, { level: 9 }) });
      }
    },
  },
});
