import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A stretch of text where it stands on the page: its baseline, in millimetres from the left and the top. */
export interface PrintedText {
  text: string;
  x: number;
  y: number;
  /** Points. */
  size: number;
  width: number;
}

export interface StructureNode {
  role: string;
  children: StructureNode[];
}

export interface ReadPdf {
  pages: PrintedText[][];
  /** Of each page, in millimetres. */
  sheets: { width: number; height: number }[];
  /** All text in the order of the file, a line for each line on paper. */
  text: string;
  links: string[];
  title: string | undefined;
  language: string | undefined;
  tagged: boolean;
  /** Parts of every page, the outermost first. */
  structure: StructureNode[];
}

const mm = (points: number): number => (points / 72) * 25.4;

/** What a PDF says to a program that did not make it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const found: ReadPdf = {
    ...{ pages: [], sheets: [], text: '', links: [], structure: [] },
    title: (info as { Title?: string }).Title,
    language: (info as { Language?: string }).Language,
    tagged:
      ((await document.getMarkInfo()) as unknown as Map<string, boolean> | null)?.get('Marked') === true,
  };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    found.sheets.push({ width: mm(width), height: mm(height) });
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str !== '' ? [item] : []));
    found.pages.push(
      texts.map(({ str, transform, width }) => ({
        ...{ text: str, x: mm(transform[4]), y: mm(height - transform[5]) },
        ...{ size: transform[0], width: mm(width) },
      })),
    );
    found.text += items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      .join('')
      .concat('\n');
    const annotations = await page.getAnnotations();
    found.links.push(...annotations.flatMap(({ url }) => (url ? [url] : [])));
    const tree = (await page.getStructTree()) as StructureNode | null;
    if (tree) found.structure.push(tree);
  }
  await task.destroy();
  return found;
}

/** The roles of a page's parts in the order in which they are read: `['P', 'H1', 'P']`. */
export function roles(node: StructureNode): string[] {
  const within = (node.children ?? []).flatMap((child) => (child.role ? [child] : []));
  return within.flatMap((child) => [child.role, ...roles(child)]);
}

/** The objects of a PDF as they are written, with their streams unpacked; for what no reader tells. */
export function pdfSource(bytes: Buffer): string {
  const source = bytes.toString('latin1');
  return source.replace(/stream\n([\s\S]*?)\nendstream/g, (whole, packed: string) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    } catch {
      return whole;
    }
  });
}
