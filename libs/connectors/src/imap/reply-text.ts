import {
  beginsWithWordOrDate,
  isAttribution,
  isAttributionOfMarked,
  isQuoted,
  isRule,
  isSeparator,
  isSignatureMark,
  labelOf,
  mayBeginAttribution,
  namesAddressOrTime,
} from './reply-markers.js';

export interface ReplyText {
  newText: string;
  quotedText: string;
}

/** Heads of quotations are looked for in so many lines; nobody writes more above one. */
const LOOKED_AT = 20_000;
/** The line above a quotation is broken into at most so many. */
const ATTRIBUTION_LINES = 4;

/**
 * Tells what the writer wrote this time from what was quoted. Every line goes to one of the two, in order, so no word
 * is lost. Answers between or below quotations stay with the new text, a signature too unless it stands below the
 * quotation; in doubt a line is new.
 */
export function splitReply(text: string): ReplyText {
  const lines = text.split('\n');
  const quoted = markQuoted(lines);
  const isNew = (index: number) => !quoted[index];
  const newText = joinLines(lines, isNew);
  if (newText === '') return { newText: text.trim(), quotedText: '' };
  return { newText, quotedText: joinLines(lines, (index) => !isNew(index)) };
}

/** For each line whether it is quoted. */
function markQuoted(lines: string[]): boolean[] {
  const quoted = lines.map(isQuoted);
  let wroteBefore = false;
  for (let at = 0; at < Math.min(lines.length, LOOKED_AT); at++) {
    if (quoted[at] || isBlank(lines[at])) continue;
    const head = quotationHead(lines, at);
    if (!head) {
      wroteBefore = true;
      continue;
    }
    const next = nextFilled(lines, head.end);
    // A block of headers that nothing stands above may be a form that somebody filled in.
    if (!wroteBefore && !head.sure) {
      wroteBefore = true;
      continue;
    }
    quoted.fill(true, at, head.end);
    const cutsAll = wroteBefore && (next === lines.length || !quoted[next]);
    if (cutsAll) return quoted.fill(true, at);
    at = head.end - 1;
  }
  return closeBelow(lines, quoted);
}

interface Head {
  /** The first line behind it. */
  end: number;
  /** Whether it can only be the head of a quotation. */
  sure: boolean;
}

/** The head of a quotation that begins at a line: an attribution, a separator, a block of headers, or several. */
function quotationHead(lines: string[], at: number): Head | null {
  const attribution = attributionEnd(lines, at);
  if (attribution) return { end: attribution, sure: true };

  let end = at;
  let sure = false;
  if (isSeparator(lines[at] ?? '')) {
    end = at + 1;
    sure = true;
  } else if (isRule(lines[at] ?? '')) {
    end = at + 1;
  }
  const block = headerBlockEnd(lines, nextFilled(lines, end));
  if (block) return { end: block, sure };
  return sure ? { end, sure } : null;
}

function attributionEnd(lines: string[], at: number): number | null {
  if (!mayBeginAttribution(lines[at]?.trim() ?? '')) return null;
  let joined = '';
  for (let end = at; end < Math.min(at + ATTRIBUTION_LINES, lines.length); end++) {
    const line = lines[end] ?? '';
    if (isBlank(line) || isQuoted(line)) return null;
    joined = `${joined} ${line.trim()}`.trim();
    const marked = isQuoted(lines[nextFilled(lines, end + 1)] ?? '');
    if (marked ? !isAttributionOfMarked(joined) : !isAttribution(joined)) continue;
    // Where a later line begins one too, the earlier ones are the end of what the writer says.
    for (let later = at + 1; later <= end; later++) {
      const rest = lines.slice(later, end + 1).map((each) => each.trim());
      if (beginsWithWordOrDate(rest[0] ?? '') && isAttribution(rest.join(' '))) return null;
    }
    return marked || namesAddressOrTime(joined) ? end + 1 : null;
  }
  return null;
}

/** Where a block of at least three header lines ends, a sender and a date or subject among them. */
function headerBlockEnd(lines: string[], at: number): number | null {
  const found = new Set<string>();
  let end = at;
  let broken = 0;
  for (let index = at; index < Math.min(at + 25, lines.length); index++) {
    const line = lines[index] ?? '';
    const label = labelOf(line);
    if (label && !(found.has(label) && found.size >= 3)) {
      found.add(label);
      end = index + 1;
      broken = 0;
    } else if (isBlank(line)) {
      if (found.size === 0 || labelOf(lines[nextFilled(lines, index)] ?? '') === null) break;
    } else if (found.size === 0 || ++broken > 3) {
      break;
    } else if (labelOf(lines[nextFilled(lines, index + 1)] ?? '') !== null || found.size >= 3) {
      // A long subject or list of recipients goes on in the next line.
      if (!isBlank(lines[index - 1])) end = index + 1;
    }
  }
  const complete = found.has('from') && found.size >= 3 && (found.has('date') || found.has('subject'));
  return complete ? end : null;
}

/** A signature below the last quotation belongs to it, where the writer's own words stand above. */
function closeBelow(lines: string[], quoted: boolean[]): boolean[] {
  const last = quoted.lastIndexOf(true);
  const mark = lines.findIndex((line, index) => index > last && isSignatureMark(line));
  const wroteAbove = lines.some((line, index) => index < last && !quoted[index] && !isBlank(line));
  const wroteBelow = lines.some((line, index) => index > last && index < mark && !isBlank(line));
  if (last >= 0 && mark >= 0 && wroteAbove && !wroteBelow) quoted.fill(true, mark);
  return quoted;
}

/** The chosen lines; where others stood between them, one blank line. */
function joinLines(lines: string[], chosen: (index: number) => boolean): string {
  const kept: string[] = [];
  let gap = false;
  lines.forEach((line, index) => {
    if (!chosen(index)) {
      gap = kept.length > 0;
      return;
    }
    if (gap && isBlank(line)) return;
    if (gap && !isBlank(kept.at(-1))) kept.push('');
    gap = false;
    kept.push(line);
  });
  return kept
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function nextFilled(lines: string[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at])) at++;
  return at;
}

function isBlank(line: string | undefined): boolean {
  return (line ?? '').trim() === '';
}
