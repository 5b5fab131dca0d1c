import type { TemplatePart } from './template-checker.js';

/** The language of the words that stand without one: the organisation's own. */
export const OWN_LANGUAGE = 'en';

/** What one template file is: one part, of one text, in one language. */
export interface TemplatePlace {
  /** `acknowledgement/default`; of a block that templates share, `partials/greeting`. */
  key: string;
  /** BCP 47. */
  language: string;
  part: TemplatePart;
}

/** A language with, at most, its script and its region: whatever looks like this, the calendar of words knows how to take. */
const LANGUAGE = '[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?';
const PARTIAL = new RegExp(`^partials/(?:(${LANGUAGE})/)?([a-z0-9-]+)\\.(text|html)\\.hbs$`);
const TEMPLATE = new RegExp(`^([a-z0-9-]+/[a-z0-9-]+)/(?:(${LANGUAGE})/)?(subject|text|html|social)\\.hbs$`);

/** What a file under `templates/` is by its path; null where it is nothing. */
export function placeOf(path: string): TemplatePlace | null {
  const [, inLanguage = OWN_LANGUAGE, name, form] = PARTIAL.exec(path) ?? [];
  if (name) return { key: `partials/${name}`, language: inLanguage, part: form as TemplatePart };
  const [, key, language = OWN_LANGUAGE, part] = TEMPLATE.exec(path) ?? [];
  return key ? { key, language, part: part as TemplatePart } : null;
}

/** The reverse of `placeOf`. */
export function pathOf({ key, language, part }: TemplatePlace): string {
  const name = isPartial(key) ? key.slice('partials/'.length) : '';
  const folder = language === OWN_LANGUAGE ? '' : `${language}/`;
  return name ? `partials/${folder}${name}.${part}.hbs` : `${key}/${folder}${part}.hbs`;
}

export function isPartial(key: string): boolean {
  return key.startsWith('partials/');
}

export function isLanguage(written: string): boolean {
  return new RegExp(`^${LANGUAGE}$`).test(written);
}
