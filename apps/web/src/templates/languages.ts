import type { Template } from '#api-client';
import { ENGLISH, PARTS, type Sources, textIn } from './template-draft.js';

/** By what their speakers call them: Welsh first, then those of these islands, and those that are spoken most in them. */
const OFFERED: Record<string, string> = {
  cy: 'Cymraeg',
  gd: 'Gàidhlig',
  ga: 'Gaeilge',
  pl: 'Polski',
  ro: 'Română',
  pa: 'ਪੰਜਾਬੀ',
  ur: 'اردو',
  pt: 'Português',
  es: 'Español',
  ar: 'العربية',
  bn: 'বাংলা',
  gu: 'ગુજરાતી',
  it: 'Italiano',
  so: 'Soomaali',
  uk: 'Українська',
};

const inEnglish = new Intl.DisplayNames(['en-GB'], { type: 'language' });

/** `Cymraeg (Welsh)`. */
export function languageName(language: string): string {
  const own = OFFERED[language];
  return own ? `${own} (${englishName(language)})` : englishName(language);
}

/** `Welsh`. */
export function englishName(language: string): string {
  return inEnglish.of(language) ?? language;
}

/** The languages that a template can still be written in. */
export function languagesToAdd({ languages }: Template): string[] {
  return Object.keys(OFFERED).filter((language) => !languages.some((each) => each.language === language));
}

/** The shared blocks that a text puts in and that are not there in its language: they come in English. */
export function blocksInEnglish(sources: Sources, language: string, partials: Template[]): string[] {
  if (language === ENGLISH) return [];
  const used = new Set(
    PARTS.flatMap((part) =>
      [...(sources[part] ?? '').matchAll(/\{\{~?>\s*([\w-]+)/g)].map(([, name]) => name),
    ),
  );
  return partials
    .filter((partial) => used.has(nameOf(partial)) && !textIn(partial, language) && hasWords(partial))
    .map(nameOf);
}

/** What is all marks and variables reads the same in every language. */
function hasWords(partial: Template): boolean {
  return Object.values(textIn(partial, ENGLISH)?.sources ?? {}).some((source) =>
    /\p{L}/u.test(source.replace(/\{\{[\s\S]*?\}\}|<[^>]*>/g, '')),
  );
}

/** The name by which a shared block is put in: `greeting`. */
export function nameOf({ key }: Template): string {
  return key.slice(key.indexOf('/') + 1);
}
