import type { Template, TemplateInLanguage, TemplateSources } from '#api-client';

export const PARTS = ['subject', 'text', 'html', 'social'] as const;
export type Part = (typeof PARTS)[number];
export type TextPart = Exclude<Part, 'subject'>;

/** The organisation's own language, whose words stand in wherever another language has none. */
export const ENGLISH = 'en';

/** A template's sources as they stand in their fields; a part that is null is not there. */
export type Sources = Record<Part, string | null>;

/** What somebody writes, and the version that it was made from. */
export interface TemplateDraft {
  version: number;
  sources: Sources;
}

export function textIn({ languages }: Template, language: string): TemplateInLanguage | null {
  return languages.find((each) => each.language === language) ?? null;
}

/** As it stands; in a language that a template is not in yet, the English words, which are to be translated. */
export function startIn(template: Template, language: string): Sources {
  return fieldsOf((textIn(template, language) ?? textIn(template, ENGLISH))?.sources ?? {});
}

export function fieldsOf({ subject, text, html, social }: TemplateSources): Sources {
  return {
    // A file ends with a line's end; a subject is one line.
    subject: subject?.trimEnd() ?? null,
    text: text ?? null,
    html: html ?? null,
    social: social ?? null,
  };
}

export function isSame(one: Sources, other: Sources): boolean {
  return PARTS.every((part) => (one[part] ?? '') === (other[part] ?? ''));
}

/** As they are saved: what is not there is left out. */
export function toSave(sources: Sources): TemplateSources {
  return Object.fromEntries(PARTS.flatMap((part) => (sources[part] ? [[part, sources[part]]] : [])));
}

/** The name under which mistakes in a part are told. */
export function fileOf(key: string, language: string, part: Part): string {
  const folder = language === ENGLISH ? '' : `${language}/`;
  const [kind, name = ''] = key.split('/');
  return kind === 'partials' ? `partials/${folder}${name}.${part}.hbs` : `${key}/${folder}${part}.hbs`;
}

/** Which part of a text a file is; null where it is another's. */
export function partOf(file: string, key: string, language: string): Part | null {
  return PARTS.find((part) => fileOf(key, language, part) === file) ?? null;
}
