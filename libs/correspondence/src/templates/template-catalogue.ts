import { nearMiss } from './near-miss.js';
import { isPurpose, type Purpose, purposes } from './purposes.js';
import type { TemplatePart } from './template-checker.js';
import type { TemplateMistake } from './template-error.js';
import type { TemplateFile } from './template-loader.js';

/** The files of one template. */
export interface TemplateEntry {
  /** `acknowledgement/default`. */
  key: string;
  purpose: Purpose;
  parts: Partial<Record<TemplatePart, TemplateFile>>;
}

export interface Catalogue {
  templates: TemplateEntry[];
  /** By name, for text and for HTML. */
  partials: { text: Map<string, TemplateFile>; html: Map<string, TemplateFile> };
  /** Files that are nobody's, and templates that lack a part. */
  mistakes: TemplateMistake[];
}

const PARTIAL = /^partials\/([a-z0-9-]+)\.(text|html)\.hbs$/;
const TEMPLATE = /^([a-z0-9-]+)\/([a-z0-9-]+)\/(subject|text|html)\.hbs$/;

/** Sorts template files by what their paths say they are. */
export function catalogueOf(files: TemplateFile[]): Catalogue {
  const templates = new Map<string, TemplateEntry>();
  const partials: Catalogue['partials'] = { text: new Map(), html: new Map() };
  const mistakes: TemplateMistake[] = [];
  const mistake = (file: string, message: string) => mistakes.push({ file, line: 1, column: 1, message });

  for (const file of files) {
    const [, partial, form] = PARTIAL.exec(file.path) ?? [];
    const [, purpose = '', name, part] = TEMPLATE.exec(file.path) ?? [];
    if (partial && form) {
      // A partial on a line of its own takes that line's end with it, so it must bring one, whatever the editor left.
      partials[form as 'text' | 'html'].set(partial, { ...file, source: `${file.source.trimEnd()}\n` });
    } else if (isPurpose(purpose)) {
      const key = `${purpose}/${name}`;
      const entry = templates.get(key) ?? { key, purpose, parts: {} };
      entry.parts[part as TemplatePart] = file;
      templates.set(key, entry);
    } else {
      mistake(file.file, notATemplate(purpose));
    }
  }
  for (const { key, parts } of templates.values()) {
    const some = parts.subject ?? parts.text ?? parts.html;
    for (const part of ['subject', 'text'] as const) {
      if (!parts[part] && some) mistake(some.file, `The template "${key}" has no ${part}.hbs.`);
    }
  }
  return { templates: [...templates.values()], partials, mistakes };
}

function notATemplate(purpose: string): string {
  if (purpose === '') {
    return 'This is no template: a template is PURPOSE/NAME/subject.hbs, text.hbs or html.hbs, a partial is partials/NAME.text.hbs or NAME.html.hbs.';
  }
  const near = nearMiss(purpose, Object.keys(purposes));
  return `There is no purpose "${purpose}".${near ? ` Did you mean "${near}"?` : ''}`;
}
