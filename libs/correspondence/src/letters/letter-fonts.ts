import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The two faces of Noto Sans that letters are printed in; their licence (OFL 1.1) lets them be embedded. */
export interface LetterFonts {
  regular: Buffer;
  bold: Buffer;
}

let read: LetterFonts | undefined;

/** Read from their package at the first letter, and kept. */
export function letterFonts(): LetterFonts {
  read ??= { regular: face('400Regular'), bold: face('700Bold') };
  return read;
}

function face(name: string): Buffer {
  return readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${name}/NotoSans_${name}.ttf`));
}
