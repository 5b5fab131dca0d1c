import { DomainError } from '#shared';
import { type Advice, adviceOn, readingAge } from '../advice/index.js';
import type { PlainLanguage } from '../plain-language/index.js';
import {
  isPartial,
  isPurpose,
  OWN_LANGUAGE,
  type Rendered,
  TemplateError,
  type TemplateMistake,
  type TemplatePart,
  TemplateRenderer,
  usesPartial,
  variablesOf,
} from '../templates/index.js';
import { filesFor, mistakesOfChange, soundParts } from './check-change.js';
import { overExamples } from './item-facts.js';
import { nameOf, type SavedText, withSaved } from './settle-texts.js';
import type { TemplateBook } from './template-book.js';
import { fileSources } from './template-versions.js';

/** What somebody is writing; a part that is not given is as it stands, and null leaves it out. */
export type DraftParts = Readonly<Partial<Record<TemplatePart, string | null | undefined>>>;

export interface TemplateDraft {
  key: string;
  language: string;
  parts: DraftParts;
  /** Of a partial: the template to try it on; absent: the first that puts it in. */
  on?: string | undefined;
}

/** A draft laid over what is in force, and its words. */
export interface TemplatePreview {
  /** The template whose words are shown: of a partial, one that puts it in. */
  key: string;
  /** In which they are: English where there is no text in the other. */
  language: string;
  rendered: Rendered | null;
  /** The variables that the facts lack: their examples stand in. */
  fromExamples: string[];
  mistakes: TemplateMistake[];
  advice: Advice[];
  /** In years; null where it cannot be told, or in another language than English. */
  readingAge: number | null;
}

/**
 * The words of a template, or with a partial, as they would be. Changes nothing.
 * @param facts what the variables are filled with; absent: the examples
 * @throws DomainError `not-found`, `invalid`
 */
export async function previewTemplate(
  book: TemplateBook,
  plain: PlainLanguage,
  draft: TemplateDraft,
  facts?: Record<string, unknown>,
): Promise<TemplatePreview> {
  const { kept } = await book.words();
  const change = await changeOf(book, draft);
  const { key, language, parts } = change;
  const others = kept.filter((text) => nameOf(text) !== nameOf(change));
  const files = withSaved(book.files, [...others, change]);
  const shown = isPartial(key) ? (draft.on ?? usesPartial(files, key)[0] ?? 'acknowledgement/default') : key;
  const renderer = new TemplateRenderer(filesFor(files, shown));
  const spoken = renderer.has(shown, language) ? language : OWN_LANGUAGE;
  const { entry, example, reading } = renderer.template(shown, spoken);
  const mistakes = mistakesOfChange(book.files, kept, change);
  const about = isPartial(key) ? { rendered: null, reading: null } : { rendered: example, reading };
  const age = reading !== null && spoken === OWN_LANGUAGE ? readingAge(reading) : null;
  const checked = {
    key: shown,
    language: spoken,
    mistakes,
    advice: mistakes.length === 0 ? adviceOn({ key, language, sources: parts, ...about }, plain) : [],
    readingAge: age,
  };
  if (!facts || !example) return { ...checked, rendered: example, fromExamples: [] };
  const { language: _, ...variables } = variablesOf(entry.purpose);
  const { data, lacking } = overExamples(variables, facts);
  try {
    const rendered = renderer.render(shown as 'reply/default', data as never, spoken);
    return { ...checked, rendered, fromExamples: lacking };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { file, line, column, detail } = error;
    const mistake = { file, line, column, message: `With this item: ${detail}` };
    return { ...checked, rendered: null, fromExamples: lacking, mistakes: [...mistakes, mistake] };
  }
}

async function changeOf(book: TemplateBook, { key, language, parts }: TemplateDraft): Promise<SavedText> {
  const { newest } = await book.words();
  const purpose = key.split('/')[0] ?? '';
  const saved = newest.find((each) => nameOf(each) === nameOf({ key, language }));
  const inForce = saved?.parts ?? fileSources(book.files, key, language);
  const english =
    newest.some((each) => each.key === key && each.parts) || fileSources(book.files, key, OWN_LANGUAGE);
  if (!(isPartial(key) || isPurpose(purpose)) || !(inForce || english)) {
    throw DomainError.notFound('template', key);
  }
  const given = Object.entries(parts).filter(([, source]) => source !== undefined);
  return { key, language, parts: soundParts(key, language, { ...inForce, ...Object.fromEntries(given) }) };
}
