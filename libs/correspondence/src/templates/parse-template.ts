import Handlebars from 'handlebars';
import { nestingOf } from './nesting.js';
import type { TemplateMistake } from './template-error.js';

/** Bigger than any letter; keeps a hostile source from holding up the parser. Characters. */
const LARGEST_SOURCE = 64_000;

/** One piece of source with the name that mistakes are reported under. */
export interface TemplateSource {
  file: string;
  source: string;
}

/** Reads a template's source; what cannot be read comes back as a mistake with its place. */
export function parseTemplate({ file, source }: TemplateSource): hbs.AST.Program | TemplateMistake {
  if (source.length > LARGEST_SOURCE) {
    return { file, line: 1, column: 1, message: `The template is longer than ${LARGEST_SOURCE} characters.` };
  }
  if (nestingOf(source).tooDeep) {
    return { file, line: 1, column: 1, message: 'The template is nested too deep, or has too many tags.' };
  }
  try {
    // Windows line ends would stand in the middle of text bodies.
    return Handlebars.parse(source.replace(/\r\n?/g, '\n'), { srcName: file });
  } catch (error) {
    return { file, ...mistakeOf(error, source) };
  }
}

export function isMistake(parsed: hbs.AST.Program | TemplateMistake): parsed is TemplateMistake {
  return 'message' in parsed;
}

type Placed = Omit<TemplateMistake, 'file'>;

function mistakeOf(error: unknown, source: string): Placed {
  const message = error instanceof Error ? error.message : String(error);
  const unclosed = /got 'EOF'/.test(message) ? unclosedBlock(source) : null;
  return unclosed ?? { ...placeOf(error, message), message: inPlainEnglish(message) };
}

/** The parser's own words name its grammar; these name what to do. */
function inPlainEnglish(message: string): string {
  const mismatch = /^(\S+) doesn't match (\S+) - /.exec(message);
  if (mismatch) return `{{#${mismatch[1]}}} is closed by {{/${mismatch[2]}}}.`;
  if (message.startsWith('Invalid path')) return 'This is not the name of a variable.';
  if (message.startsWith('Lexical error')) return 'A comment or braces are opened here and never closed.';
  if (/Expecting 'CLOSE_UNESCAPED'.*got 'CLOSE'/s.test(message)) {
    return 'Three braces are opened and two closed.';
  }
  switch (/got '(\w+)'/.exec(message)?.[1]) {
    case 'EOF':
      return 'The template ends before it is complete.';
    case 'OPEN_ENDBLOCK':
      return 'This closes a block that is not open.';
    case 'INVERSE':
      return 'This {{else}} belongs to no block, or is the second one in it.';
    case 'CLOSE':
      return 'A name is missing between the braces.';
    case 'INVALID':
      return 'The braces are not closed, or hold something that is not a name.';
    default:
      return 'This cannot be read.';
  }
}

/** Where a mismatched block or an invalid path stands is told by the error; for the rest, the lexer knows how far it came. */
function placeOf(error: unknown, message: string): { line: number; column: number } {
  const { lineNumber, column } = error as { lineNumber?: number; column?: number };
  if (lineNumber !== undefined && column !== undefined) return { line: lineNumber, column: column + 1 };
  const line = Number(/on line (\d+)/.exec(message)?.[1] ?? 1);
  const lexer = (Handlebars as { Parser?: { lexer?: { yylloc?: Record<string, number> } } }).Parser?.lexer;
  const at = lexer?.yylloc;
  return at?.first_line === line ? { line, column: (at.first_column ?? 0) + 1 } : { line, column: 1 };
}

/** The innermost block that is open at the end: more use than the place where the template ends. */
function unclosedBlock(source: string): Placed | null {
  const last = nestingOf(source).open.at(-1);
  if (!last) return null;
  const before = source.slice(0, last.index).split(/\r\n?|\n/);
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: `{{#${last.name}}} is opened here and never closed with {{/${last.name}}}.`,
  };
}
