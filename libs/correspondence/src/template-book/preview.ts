import { DomainError } from '#shared';
import {
  isPartial,
  OWN_LANGUAGE,
  type Rendered,
  type TemplateMistake,
  TemplateRenderer,
  usesPartial,
} from '../templates/index.js';
import { filesFor, mistakesOfChange, soundParts } from './check-change.js';
import { nameOf, type SavedText, withSaved } from './settle-texts.js';
import type { TemplateBook } from './template-book.js';
import { fileSources } from './template-versions.js';

/** What somebody is writing; a part that is not given is as it stands, and null leaves it out. */
export type DraftParts = Readonly<Partial<Record<'subject' | 'text' | 'html' | 'social', string | null>>>;

/** A draft laid over what is in force. */
export interface Trial {
  renderer: TemplateRenderer;
  /** The template whose words are shown: of a partial, one that puts it in. */
  key: string;
  language: string;
  rendered: Rendered | null;
  mistakes: TemplateMistake[];
}

/**
 * The words of a template, or with a partial, on examples, as they are or as they would be. Changes nothing.
 * @param on the template to try a partial on; absent: the first that puts it in
 * @throws DomainError `not-found`, `invalid`
 */
export async function tryDraft(
  book: TemplateBook,
  { key, language, draft, on }: { key: string; language: string; draft: DraftParts; on?: string | undefined },
): Promise<Trial> {
  const { kept, newest } = await book.words();
  const saved = newest.find((each) => nameOf(each) === nameOf({ key, language }));
  const inForce = saved?.parts ?? fileSources(book.files, key, language);
  const english =
    newest.some((each) => each.key === key && each.parts) || fileSources(book.files, key, OWN_LANGUAGE);
  if (!inForce && !english) throw DomainError.notFound('template', key);
  const parts = soundParts(key, language, { ...inForce, ...draft });
  const change: SavedText = { key, language, parts };
  const others = kept.filter((text) => nameOf(text) !== nameOf(change));
  const files = withSaved(book.files, [...others, change]);
  const shown = isPartial(key) ? (on ?? usesPartial(files, key)[0] ?? 'acknowledgement/default') : key;
  const renderer = new TemplateRenderer(filesFor(files, shown));
  const spoken = renderer.has(shown, language) ? language : OWN_LANGUAGE;
  const { example } = renderer.template(shown, spoken);
  return {
    renderer,
    key: shown,
    language: spoken,
    rendered: example,
    mistakes: mistakesOfChange(book.files, kept, change),
  };
}
