import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const PACKAGE = fileURLToPath(new URL('..', import.meta.resolve('pdfjs-dist')));

/** Lays beside the app what pdf.js fetches by name: letters, tables of characters, and decoders that need no WebAssembly. */
export function pdfParts(outDir: string): Plugin {
  return {
    name: 'pdf-parts',
    apply: 'build',
    closeBundle() {
      const target = join(outDir, 'pdf');
      for (const folder of ['cmaps', 'standard_fonts'])
        cpSync(join(PACKAGE, folder), join(target, folder), { recursive: true });
      mkdirSync(join(target, 'wasm'), { recursive: true });
      for (const file of readdirSync(join(PACKAGE, 'wasm')).filter((name) => name.endsWith('_fallback.js')))
        cpSync(join(PACKAGE, 'wasm', file), join(target, 'wasm', file));
    },
  };
}
