import { nearMiss } from './near-miss.js';
import { isPurpose, type Purpose, purposes } from './purposes.js';
import type { TemplatePart } from './template-checker.js';
import type { TemplateMistake } from './template-error.js';
import type { TemplateFile } from './template-loader.js';
import { isPartial, OWN_LANGUAGE, placeOf } from './template-path.js';

export type Parts = Partial<Record<TemplatePart, TemplateFile>>;

/** The files of one template in one language. */
export interface TemplateEntry {
  /** `acknowledgement/default`. */
  key: string;
  purpose: Purpose;
  language: string;
  parts: Parts;
}

/** Partials by name, for text and for HTML. */
export interface Partials {
  text: Map<string, TemplateFile>;
  html: Map<string, TemplateFile>;
}

export interface Catalogue {
  templates: TemplateEntry[];
  /** By language. */
  partials: Map<string, Partials>;
  /** Files that are nobody's. */
  mistakes: TemplateMistake[];
}

/** Sorts template files by what their paths say they are. */
export function catalogueOf(files: TemplateFile[]): Catalogue {
  const templates = new Map<string, TemplateEntry>();
  const partials: Catalogue['partials'] = new Map([[OWN_LANGUAGE, { text: new Map(), html: new Map() }]]);
  const mistakes: TemplateMistake[] = [];
  const mistake = (file: string, message: string) => mistakes.push({ file, line: 1, column: 1, message });

  for (const file of files) {
    const place = placeOf(file.path);
    const purpose = place?.key.split('/')[0] ?? '';
    if (place && isPartial(place.key)) {
      const { language, part } = place;
      const those = partials.get(language) ?? { text: new Map(), html: new Map() };
      partials.set(language, those);
      // A partial on a line of its own takes that line's end with it, so it must bring one, whatever the editor left.
      const source = `${file.source.trimEnd()}\n`;
      those[part as keyof Partials].set(place.key.slice('partials/'.length), { ...file, source });
    } else if (place && isPurpose(purpose)) {
      const { key, language, part } = place;
      const entry = templates.get(`${key} ${language}`) ?? { key, purpose, language, parts: {} };
      entry.parts[part] = file;
      templates.set(`${key} ${language}`, entry);
    } else {
      mistake(file.file, notATemplate(purpose));
    }
  }
  return { templates: [...templates.values()], partials, mistakes };
}

/** What a template cannot be without. */
export function lacking({ key, language, parts }: TemplateEntry, inEnglish: boolean): TemplateMistake[] {
  const some = parts.subject ?? parts.text ?? parts.html ?? parts.social;
  const messages = (['subject', 'text'] as const)
    .filter((part) => !parts[part])
    .map((part) => `The template "${key}" has no ${part}.hbs.`);
  if (!inEnglish) messages.push(`The template "${key}" is there in "${language}" and not in English.`);
  return messages.map((message) => ({ file: some?.file ?? key, line: 1, column: 1, message }));
}

function notATemplate(purpose: string): string {
  if (purpose === '') {
    return 'This is no template: a template is PURPOSE/NAME/subject.hbs, text.hbs, html.hbs or social.hbs, a partial is partials/NAME.text.hbs or NAME.html.hbs; what is in another language stands in a folder of its own, as cy.';
  }
  const near = nearMiss(purpose, Object.keys(purposes));
  return `There is no purpose "${purpose}".${near ? ` Did you mean "${near}"?` : ''}`;
}
