import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Two pages: the customer's chat at /chat and the staff's GraphiQL at GET /graphql. */
export default defineConfig({
  root: at('.'),
  base: '/',
  plugins: [react(), compressed()],
  build: {
    outDir: at('../dist/web'),
    emptyOutDir: true,
    // Nothing becomes a data: address, so that the pages' content security policy can forbid them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: [at('./chat.html'), at('./graphiql.html')] },
  },
});
