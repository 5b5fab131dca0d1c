import { DomainError } from '#shared';
import {
  isLanguage,
  isPartial,
  isPurpose,
  occasionOf,
  placeOf,
  type TemplateFile,
  type TemplateMistake,
  TemplateRenderer,
} from '../templates/index.js';
import { asText, mistakesIn, nameOf, type SavedText, withSaved } from './settle-texts.js';
import type { Sources } from './template-version.entity.js';

const LONGEST_NAME = 60;
const KEY = new RegExp(`^[a-z0-9-]{1,30}/[a-z0-9-]{1,${LONGEST_NAME}}$`);

/**
 * The parts that are written: a part of nothing is a part that is not there.
 * @throws DomainError `invalid` where the text cannot have such a part, or cannot be called so
 */
export function soundParts(key: string, language: string, given: Readonly<Record<string, unknown>>): Sources {
  if (!KEY.test(key)) throw DomainError.notFound('template', key);
  if (!isLanguage(language)) {
    throw refused('This is no language.', 'language', 'is not a language: cy, pl, pt-BR');
  }
  const may: string[] = partsOf(key);
  const written = Object.entries(given).filter(
    ([, source]) => typeof source === 'string' && source.trim() !== '',
  );
  const odd = written.find(([part]) => !may.includes(part));
  if (odd) throw refused(`This has no part "${odd[0]}".`, `parts.${odd[0]}`, `is none of ${may.join(', ')}`);
  return Object.fromEntries(written);
}

function partsOf(key: string): string[] {
  if (isPartial(key)) return ['text', 'html'];
  const [purpose = ''] = key.split('/');
  if (!isPurpose(purpose)) throw DomainError.notFound('template', key);
  return occasionOf(purpose).social ? ['subject', 'text', 'html', 'social'] : ['subject', 'text', 'html'];
}

/**
 * What would be wrong, were this saved: with a template itself, or with any template that puts in the partial. What was wrong
 * with those before is no fault of the partial's.
 * @param kept what was saved and is in force
 * @param parts null: the file's text again, or none
 */
export function mistakesOfChange(
  files: TemplateFile[],
  kept: readonly SavedText[],
  change: { key: string; language: string; parts: Sources | null },
): TemplateMistake[] {
  const others = kept.filter((text) => nameOf(text) !== nameOf(change));
  const after = withSaved(files, [...others, ...(change.parts ? [change as SavedText] : [])]);
  if (!isPartial(change.key)) {
    const renderer = new TemplateRenderer(filesFor(after, change.key));
    if (!renderer.has(change.key, change.language)) return [];
    const { mistakes, withoutContact } = renderer.template(change.key, change.language);
    return [...mistakes, ...withoutContact];
  }
  const before = new Set(mistakesIn(new TemplateRenderer(withSaved(files, kept))).map(asText));
  const renderer = new TemplateRenderer(after);
  const broken = renderer.all.flatMap(({ entry, mistakes, withoutContact }) =>
    [...mistakes, ...withoutContact].map((mistake) => ({ key: entry.key, mistake })),
  );
  const brought = mistakesIn(renderer).filter((mistake) => !before.has(asText(mistake)));
  const unique = new Map(brought.map((mistake) => [asText(mistake), mistake]));
  return [...unique].map(([text, mistake]) => {
    const keys = new Set(broken.filter((each) => asText(each.mistake) === text).map(({ key }) => key));
    const where = keys.size > 0 ? ` It breaks ${[...keys].join(', ')}.` : '';
    return { ...mistake, message: `${mistake.message}${where}` };
  });
}

/** A template with all that it can put in: to try one, the others need not be compiled. */
export function filesFor(files: TemplateFile[], key: string): TemplateFile[] {
  return files.filter(({ path }) => isPartial(path) || placeOf(path)?.key === key);
}

/** @throws DomainError `invalid` that names each place */
export function refuseMistakes(
  mistakes: TemplateMistake[],
  not: 'saved' | 'sent' | 'printed' = 'saved',
): void {
  if (mistakes.length === 0) return;
  throw DomainError.invalid(
    `This has a mistake, so it was not ${not}.`,
    mistakes.map(({ file, line, column, message }) => ({ path: `${file}:${line}:${column}`, message })),
  );
}

/** `Noise at night!` as `noise-at-night`. @throws DomainError `invalid` */
export function keyFromName(purpose: string, name: string): string {
  if (!isPurpose(purpose) || !occasionOf(purpose).several) {
    throw refused('There is only one template for this.', 'purpose', 'has no further templates');
  }
  const slug = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-|-$/g, '');
  if (slug === '') {
    throw refused('Give it a name of a few letters.', 'name', 'needs more letters');
  }
  return `${purpose}/${slug}`;
}

function refused(message: string, path: string, what: string): DomainError {
  return DomainError.invalid(message, [{ path, message: what }]);
}
