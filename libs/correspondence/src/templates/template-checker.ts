import { nearMiss } from './near-miss.js';
import { isMistake, parseTemplate, type TemplateSource } from './parse-template.js';
import type { Resolved, Scope } from './scope.js';
import type { TemplateMistake } from './template-error.js';
import { LONGEST, MOST_ITEMS, type Variable } from './template-variables.js';

/** The part of a message that a template makes. */
export type TemplatePart = 'subject' | 'text' | 'html' | 'social';

/** No message may be able to grow past this, whatever the data. Characters. */
const LARGEST_MESSAGE = 4_000_000;

/** Pieces that are looked at, partials each time they are put in: ends what grows by doubling. */
const MOST_PIECES = 5_000;

/** What HTML can make of one character: `&quot;`. */
const ESCAPED = 6;

const BLOCKS = ['if', 'unless', 'each', 'with'];

/** The template could make a message larger than any letter. */
export class TooLarge extends Error {}

/** One statement is wrong; the others are still looked at. */
class Refusal extends Error {
  constructor(
    readonly node: hbs.AST.Node,
    message: string,
  ) {
    super(message);
  }
}

/** One place in a template. */
export interface Place {
  scope: Scope;
  /** Ids of the values that may be missing and are surely there at this place. */
  present: ReadonlySet<string>;
  file: string;
  /** The partials that are open around it. */
  open: readonly string[];
}

/** Goes through one template and its partials, and gathers what is wrong. */
export class TemplateChecker {
  readonly mistakes: TemplateMistake[] = [];
  private readonly parsed = new Map<string, ReturnType<typeof parseTemplate>>();
  private pieces = 0;
  private size = 0;
  private times = 1;

  constructor(
    private readonly part: TemplatePart,
    private readonly partials: ReadonlyMap<string, TemplateSource>,
  ) {}

  program(program: hbs.AST.Program, place: Place): void {
    let before = '';
    for (const statement of program.body) {
      if (++this.pieces > MOST_PIECES) throw new TooLarge();
      try {
        this.statement(statement, place, before);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { line, column } = error.node.loc.start;
        this.mistakes.push({ file: place.file, line, column: column + 1, message: error.message });
      }
      before = statement.type === 'ContentStatement' ? (statement as hbs.AST.ContentStatement).value : '';
    }
  }

  private statement(node: hbs.AST.Statement, place: Place, before: string): void {
    switch (node.type) {
      case 'CommentStatement':
        break;
      case 'ContentStatement':
        this.grow((node as hbs.AST.ContentStatement).value.length);
        break;
      case 'MustacheStatement':
        this.print(node as hbs.AST.MustacheStatement, place, before);
        break;
      case 'BlockStatement':
        this.block(node as hbs.AST.BlockStatement, place);
        break;
      case 'PartialStatement':
        this.partial(node as hbs.AST.PartialStatement, place);
        break;
      default:
        throw new Refusal(node, 'Decorators and blocks for partials are not to be had in templates.');
    }
  }

  private print(node: hbs.AST.MustacheStatement, place: Place, before: string): void {
    const path = node.path as hbs.AST.PathExpression;
    const name = path.original;
    if (node.params.length > 0 || node.hash) {
      throw new Refusal(node, `There is no helper "${name}". Between braces stands one variable.`);
    }
    const { variable, mayBeMissing } = resolve(path, place);
    if (variable.type === 'group' || variable.type === 'list') {
      const block = variable.type === 'list' ? '{{#each}}' : '{{#with}}';
      throw new Refusal(path, `"${name}" is a ${variable.type}. Go into it with ${block}.`);
    }
    if (mayBeMissing.some((id) => !place.present.has(id))) {
      throw new Refusal(
        path,
        `"${name}" may be missing. Put it into {{#if ${name}}} and say in {{else}} what to write instead.`,
      );
    }
    const wrong = this.wrongForm(variable, name, node.escaped, before);
    if (wrong) throw new Refusal(path, wrong);
    const factor = this.part === 'html' && variable.type !== 'html' ? ESCAPED : 1;
    this.grow((variable.longest ?? LONGEST[variable.type]) * factor);
  }

  /** How a value is printed must fit what it is and where it stands. */
  private wrongForm(variable: Variable, name: string, escaped: boolean, before: string): string | null {
    if (variable.type === 'html') {
      if (this.part !== 'html') return `"${name}" is HTML: it can stand in html.hbs only.`;
      return escaped ? `"${name}" is safe HTML: print it with three braces, {{{${name}}}}.` : null;
    }
    if (!escaped) return `"${name}" is not HTML: print it with two braces, {{${name}}}.`;
    const inLink = this.part === 'html' && /\b(href|src)\s*=\s*["']?[^"'>]*$/i.test(before);
    return inLink && variable.type !== 'url'
      ? `"${name}" is not a web address: it cannot stand in a link.`
      : null;
  }

  private block(node: hbs.AST.BlockStatement, place: Place): void {
    const name = (node.path as hbs.AST.PathExpression).original;
    const [path] = node.params;
    if (!BLOCKS.includes(name)) {
      const near = nearMiss(name, BLOCKS);
      const hint = near ? `Did you mean {{#${near}}}?` : 'There are if, unless, each and with.';
      throw new Refusal(node, `There is no block "${name}". ${hint}`);
    }
    const named = [node.program, node.inverse].some((program) => program?.blockParams?.length);
    if (!isPath(path) || node.params.length > 1 || node.hash || named) {
      throw new Refusal(node, `{{#${name}}} takes the name of one variable and nothing else.`);
    }
    if (name === 'if') this.either(path, place, node.program, node.inverse);
    else if (name === 'unless') this.either(path, place, node.inverse, node.program);
    else this.inside(name, path, place, node);
  }

  /** One of two programs, by whether a value is there. */
  private either(
    path: hbs.AST.PathExpression,
    place: Place,
    ifThere: hbs.AST.Program | undefined,
    ifMissing: hbs.AST.Program | undefined,
  ): void {
    const there = path.data ? [] : resolve(path, place).mayBeMissing;
    if (path.data && !(place.scope.inList && ['@first', '@last'].includes(path.original))) {
      throw new Refusal(path, `There is no "${path.original}" here.`);
    }
    if (ifThere) this.program(ifThere, { ...place, present: new Set([...place.present, ...there]) });
    if (ifMissing) this.program(ifMissing, place);
  }

  private inside(
    block: string,
    path: hbs.AST.PathExpression,
    place: Place,
    node: hbs.AST.BlockStatement,
  ): void {
    const resolved = resolve(path, place);
    const wanted = block === 'each' ? 'list' : 'group';
    const scope = place.scope.inside(resolved);
    if (!scope || resolved.variable.type !== wanted) {
      throw new Refusal(path, `{{#${block}}} takes a ${wanted}; "${path.original}" is none.`);
    }
    const factor = wanted === 'list' ? MOST_ITEMS : 1;
    this.times *= factor;
    const present = new Set([...place.present, ...resolved.mayBeMissing]);
    if (node.program) this.program(node.program, { ...place, scope, present });
    this.times /= factor;
    if (node.inverse) this.program(node.inverse, place);
  }

  private partial(node: hbs.AST.PartialStatement, place: Place): void {
    const name = isPath(node.name) ? node.name.original : '';
    if (name === '' || node.params.length > 0 || node.hash) {
      throw new Refusal(node, 'A partial is put in by its name and nothing else: {{> contact-links}}.');
    }
    const source = this.partials.get(name);
    if (!source) {
      const near = nearMiss(name, [...this.partials.keys()]);
      throw new Refusal(node, `There is no partial "${name}" here.${near ? ` Did you mean "${near}"?` : ''}`);
    }
    if (place.open.includes(name)) throw new Refusal(node, `The partial "${name}" is put into itself.`);
    const parsed = this.parsed.get(name) ?? parseTemplate(source);
    this.parsed.set(name, parsed);
    if (isMistake(parsed)) {
      this.mistakes.push(parsed);
      return;
    }
    const scope = place.scope.asRoot();
    this.program(parsed, { ...place, scope, file: source.file, open: [...place.open, name] });
  }

  private grow(characters: number): void {
    this.size += characters * this.times;
    if (this.size > LARGEST_MESSAGE) throw new TooLarge();
  }
}

function resolve(path: hbs.AST.PathExpression, { scope }: Place): Resolved {
  const resolved = isPath(path) && !path.data ? scope.resolve(path.parts, path.depth) : null;
  if (!resolved) throw new Refusal(path, scope.unknown(String(path.original)));
  return resolved;
}

function isPath(node: hbs.AST.Node | undefined): node is hbs.AST.PathExpression {
  return node?.type === 'PathExpression';
}
