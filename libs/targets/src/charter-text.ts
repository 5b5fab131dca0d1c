import { isMap, isNode, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** Many times what the longest charter needs; more is a mistake, or meant to do harm. */
const MOST_CHARACTERS = 256 * 1024;

/** Deeper than any rule may nest; what reads further could run out of stack. */
const DEEPEST = 60;

/** Something wrong in a charter's file. */
export interface CharterProblem {
  /** As the caller named it. */
  file: string;
  /** From 1. */
  line: number;
  column: number;
  /** Dotted: `targets.2.amount`; empty for the file as a whole. */
  path: string;
  message: string;
}

/** A charter's YAML as data, and where in its text each thing stands. */
export class CharterText {
  /** What it says; null where it cannot be read, and `problems` say why. */
  readonly data: Record<string, unknown> | null;
  readonly problems: CharterProblem[];
  private readonly lines = new LineCounter();
  private readonly root: Node | null = null;

  constructor(
    text: string,
    private readonly file: string,
  ) {
    this.data = null;
    if (text.length > MOST_CHARACTERS) {
      this.problems = [this.problem([], `A charter has at most ${MOST_CHARACTERS / 1024} KB.`)];
      return;
    }
    if (nestsDeeperThan(text, DEEPEST)) {
      this.problems = [this.problem([], 'It nests deeper than a charter does.')];
      return;
    }
    const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    this.root = document.contents;
    this.problems = document.errors.map(({ pos: [at], message }) => ({
      ...{ file, path: '', message },
      ...this.at(at),
    }));
    if (this.problems.length > 0) return;
    try {
      const data: unknown = document.toJS();
      if (isRecord(data)) this.data = data;
      else this.problems = [this.problem([], 'A charter has fields, as in "key: ten-day".')];
    } catch (error) {
      // An alias of nothing, or too many of them.
      this.problems = [this.problem([], (error as Error).message)];
    }
  }

  /** Says what is wrong at a path; where the path is not in the text, at what of it there is. */
  problem(path: PropertyKey[], message: string): CharterProblem {
    return { file: this.file, ...this.at(this.offsetOf(path)), path: path.map(String).join('.'), message };
  }

  private at(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  /** Of a field its name, since what is unknown or left empty is found by that. */
  private offsetOf(path: PropertyKey[]): number {
    let node: unknown = this.root;
    let offset = this.root?.range?.[0] ?? 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(key) === String(step));
        if (!pair) break;
        offset = startOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        if (node === undefined) break;
        offset = startOf(isPair(node) ? node.key : node) ?? offset;
      } else break;
    }
    return offset;
  }
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** A rough look before the parser, which follows every opening bracket, dash and indentation one call deeper. */
function nestsDeeperThan(text: string, most: number): boolean {
  let open = 0;
  for (const character of text) {
    if (character === '[' || character === '{') open++;
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
    if (open > most) return true;
  }
  return text.split('\n').some((line) => (/^[\s\-?:]*/.exec(line)?.[0].length ?? 0) > most * 2);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
