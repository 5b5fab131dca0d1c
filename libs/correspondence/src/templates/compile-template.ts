import Handlebars from 'handlebars';
import { Unusable } from './template-data.js';
import { TemplateError } from './template-error.js';

export type CompiledTemplate = Handlebars.TemplateDelegate;
export type CompiledPartials = Record<string, CompiledTemplate>;

/** Our own Handlebars: what any other code registers is not to be had here, and the reverse. */
const handlebars = Handlebars.create();
for (const name of ['log', 'lookup', 'helperMissing', 'blockHelperMissing'])
  handlebars.unregisterHelper(name);

/** Every use of a variable is given its place in the source, so that a value that is not there fails with it. */
handlebars.registerHelper('print', (value: unknown, ...place: unknown[]) => {
  usable(value, place);
  if (typeof value !== 'string' || value === '') fail('has no value', place);
  return value;
});

for (const name of ['if', 'unless', 'each', 'with']) {
  const builtIn = handlebars.helpers[name] as (value: unknown, options: unknown) => unknown;
  handlebars.registerHelper(name, function (this: unknown, value: unknown, ...place: unknown[]) {
    usable(value, place);
    return builtIn.call(this, value, place.at(-1));
  });
}

function usable(value: unknown, place: unknown[]): void {
  if (value instanceof Unusable) fail(value.reason, place);
}

function fail(reason: string, place: unknown[]): never {
  const [name, file, line, column, options] = place as [
    string,
    string,
    number,
    number,
    Handlebars.HelperOptions,
  ];
  throw new TemplateError(options.data.template, { file, line, column, message: `"${name}" ${reason}.` });
}

/**
 * Compiles a template that `checkTemplate` has found sound.
 * @param escaping true for HTML
 */
export function compileTemplate(ast: hbs.AST.Program, file: string, escaping: boolean): CompiledTemplate {
  markProgram(ast, file);
  return handlebars.compile(ast, {
    noEscape: !escaping,
    knownHelpers: { print: true },
    knownHelpersOnly: true,
  });
}

/**
 * Fills a compiled template with data that `templateData` has made.
 * @throws TemplateError at the place of a value that is not there
 */
export function fill(
  compiled: CompiledTemplate,
  template: string,
  data: object,
  partials: CompiledPartials,
): string {
  return compiled(data, {
    data: { template },
    partials,
    allowProtoPropertiesByDefault: false,
    allowProtoMethodsByDefault: false,
  });
}

function markProgram(program: hbs.AST.Program, file: string): void {
  for (const statement of program.body) {
    if (statement.type === 'MustacheStatement') {
      const mustache = statement as hbs.AST.MustacheStatement;
      const path = mustache.path as hbs.AST.PathExpression;
      mustache.params = [path, ...placeOf(path, file)];
      mustache.path = { ...path, data: false, depth: 0, parts: ['print'], original: 'print' };
    }
    if (statement.type === 'BlockStatement') {
      const block = statement as hbs.AST.BlockStatement;
      const path = block.params[0] as hbs.AST.PathExpression | undefined;
      // A partial that no sound template puts in is marked too, and may hold anything.
      if (path) block.params = [path, ...placeOf(path, file)];
      if (block.program) markProgram(block.program, file);
      if (block.inverse) markProgram(block.inverse, file);
    }
  }
}

function placeOf(path: hbs.AST.PathExpression, file: string): hbs.AST.Expression[] {
  const { loc, original } = path;
  const text = (value: string) => ({ type: 'StringLiteral', value, original: value, loc });
  const number = (value: number) => ({ type: 'NumberLiteral', value, original: value, loc });
  return [text(original), text(file), number(loc.start.line), number(loc.start.column + 1)];
}
