import { checkTemplate } from './check-template.js';
import { compileTemplate, fill } from './compile-template.js';
import { isMistake, parseTemplate } from './parse-template.js';
import { templateData } from './template-data.js';
import { TemplateError, type TemplateMistake } from './template-error.js';
import type { DataOf, Variables } from './template-variables.js';

/** What is wrong with a text that somebody wrote in the app, or null; nothing is taken on trust. */
export function mistakeIn(source: string, variables: Variables, file: string): TemplateMistake | null {
  return checkTemplate(source, variables, { file })[0] ?? null;
}

/**
 * Fills a text that somebody wrote in the app.
 * @throws TemplateError where it has a mistake, with the place
 */
export function fillText<V extends Variables>(
  source: string,
  variables: V,
  data: DataOf<V>,
  file: string,
): string {
  const mistake = mistakeIn(source, variables, file);
  if (mistake) throw new TemplateError(file, mistake);
  const ast = parseTemplate({ file, source });
  if (isMistake(ast)) throw new TemplateError(file, ast);
  return fill(compileTemplate(ast, file, false), file, templateData(variables, data), {}).trim();
}
