import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { pdfParts } from './pdf-parts.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.POSTROOM_SERVER ?? 'http://localhost:3000';

/** The staff app: built into the product's `dist`, served by the server itself under a policy that allows no inline script. */
export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    pdfParts(here('../../dist/apps/web')),
    // Beside each file, so that none is compressed while somebody waits for it.
    compression({ include: /assets\/.*\.(m?js|css)$/, algorithms: ['gzip', 'brotliCompress'] }),
  ],
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
    alias: [{ find: /^temporal-polyfill$/, replacement: here('src/dates/temporal.ts') }],
  },
  build: {
    outDir: here('../../dist/apps/web'),
    emptyOutDir: true,
    target: 'es2023',
    // A data: font or picture would need a wider policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // What the first list needs comes in one piece: each of sixty small ones would take its turn.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: server }, '/health': { target: server } },
  },
});
