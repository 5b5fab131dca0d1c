/** A stretch of text on one line; `link` is where it leads, if anywhere. */
export interface Run {
  text: string;
  link: string | null;
}

/** A paragraph or an item of a list, before it is broken into lines of the paper's width. */
export interface TextBlock {
  kind: 'paragraph' | 'item';
  /** What stands before an item: `•`, `2.`; empty for paragraphs. */
  label: string;
  /** The lines as they were written. */
  lines: Run[][];
  /** Nothing but a blank line follows it. */
  ends: boolean;
}

const ITEM = /^ {0,3}([-*•–]|\d{1,3}[.)]) +(?=\S)/;

/** Longer ones are no addresses that anybody types from paper. */
const LONGEST_LINK = 2000;

/** Plain text, already printable, as the paragraphs and lists that its writer meant. */
export function textBlocks(text: string): TextBlock[] {
  return text
    .split(/\n(?: *\n)+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .flatMap(paragraphBlocks);
}

function paragraphBlocks(paragraph: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const line of paragraph.split('\n')) {
    const [start, mark] = ITEM.exec(line) ?? [];
    const last = blocks.at(-1);
    const goesOn = last?.kind === 'item' ? line.startsWith(' ') : last;
    if (start && mark) {
      const label = /\d/.test(mark) ? mark : '•';
      blocks.push({ kind: 'item', label, lines: [linked(line.slice(start.length))], ends: false });
    } else if (last && goesOn) last.lines.push(linked(line));
    else blocks.push({ kind: 'paragraph', label: '', lines: [linked(line)], ends: false });
  }
  const last = blocks.at(-1);
  if (last) last.ends = true;
  return blocks;
}

/** A line with its web and email addresses told apart. */
export function linked(line: string): Run[] {
  const runs: Run[] = [];
  const words = line.trim().split(/ +/);
  words.forEach((word, i) => {
    const address = word.length <= LONGEST_LINK ? addressIn(word) : '';
    const at = address ? word.indexOf(address) : word.length;
    const gap = i < words.length - 1 ? ' ' : '';
    append(runs, { text: word.slice(0, at), link: null });
    append(runs, { text: address, link: address.includes('://') ? address : `mailto:${address}` });
    append(runs, { text: word.slice(at + address.length) + gap, link: null });
  });
  return runs;
}

/** Adds to the last run where it leads to the same place. */
export function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (run.text === '') return;
  if (last && last.link === run.link) last.text += run.text;
  else runs.push({ ...run });
}

function addressIn(word: string): string {
  const start = word.search(/https?:\/\/[^/]/);
  const address = withoutEnd(start >= 0 ? word.slice(start) : word.replace(/^[("'<]+/, ''));
  if (start >= 0) return URL.canParse(address) ? address : '';
  return /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(address) ? address : '';
}

/** Without the full stops and brackets of the sentence around it. */
function withoutEnd(address: string): string {
  let end = address.length;
  while (end > 0 && `.,;:!?'")]>`.includes(address.charAt(end - 1))) end--;
  return address.slice(0, end);
}
