import { isMistake, parseTemplate, type TemplateSource } from './parse-template.js';
import { Scope } from './scope.js';
import { TemplateChecker, type TemplatePart, TooLarge } from './template-checker.js';
import type { TemplateMistake } from './template-error.js';
import type { Variables } from './template-variables.js';

export interface CheckOptions {
  /** The name that mistakes are reported under. */
  file?: string;
  part?: TemplatePart;
  /** The partials there are for this part, by name. */
  partials?: ReadonlyMap<string, TemplateSource>;
}

/**
 * Everything wrong with a template, before it is ever used: what cannot be read, names that are not declared, values that
 * may be missing and are printed all the same, and all of Handlebars that reaches further than a letter needs. A template is
 * taken to be written by a stranger: what is not known here to be harmless is refused.
 */
export function checkTemplate(
  source: string,
  variables: Variables,
  { file = 'template', part = 'text', partials = new Map() }: CheckOptions = {},
): TemplateMistake[] {
  const parsed = parseTemplate({ file, source });
  if (isMistake(parsed)) return [parsed];
  const checker = new TemplateChecker(part, partials);
  try {
    checker.program(parsed, { scope: new Scope(variables), present: new Set(), file, open: [] });
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    const message = 'What comes out of this could be too large.';
    checker.mistakes.push({ file, line: 1, column: 1, message });
  }
  return unique(checker.mistakes);
}

/** A partial that is put in twice is wrong twice, but needs to be told once. */
function unique(mistakes: TemplateMistake[]): TemplateMistake[] {
  const byPlace = new Map(mistakes.map((mistake) => [JSON.stringify(mistake), mistake]));
  return [...byPlace.values()];
}
