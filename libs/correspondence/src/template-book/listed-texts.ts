import {
  isPartial,
  OWN_LANGUAGE,
  pathOf,
  placeOf,
  type TemplateMistake,
  type TemplatePart,
  usesPartial,
} from '../templates/index.js';
import { mistakesIn, nameOf } from './settle-texts.js';
import type { NewestVersion, TemplateBook } from './template-book.js';
import type { Sources } from './template-version.entity.js';
import { fileSources } from './template-versions.js';

/** A template, or a block that templates share, as its manager sees it. */
export interface ListedText {
  key: string;
  /** English first. */
  languages: TextInLanguage[];
  /** The templates that put it in; a template is put into none. */
  usedBy: string[];
  /** It was made in the app, and can be taken out there. */
  madeHere: boolean;
}

export interface TextInLanguage {
  language: string;
  /** As it was written last. */
  sources: Sources;
  /** The newest version, 0 where nothing was ever saved in the app. */
  version: number;
  /** Whose text it is: Postroom's, of a file of the organisation's, or saved in the app. */
  from: 'shipped' | 'file' | 'app';
  saved: Pick<NewestVersion, 'savedAt' | 'savedBy' | 'why'> | null;
  /** What is saved has a mistake, as after an upgrade: the file's text goes out until it is put right. */
  fellBack: boolean;
  mistakes: TemplateMistake[];
}

/** Every text there is, templates and shared blocks alike, in the order of their keys. */
export async function listedTexts(book: TemplateBook): Promise<ListedText[]> {
  const { renderer, newest, fellBack, files } = await book.words();
  const all = mistakesIn(renderer);
  const byKey = new Map<string, Set<string>>();
  const places = [...book.files.map(({ path }) => placeOf(path)), ...newest.filter(({ parts }) => parts)];
  for (const place of places) {
    if (!place) continue;
    byKey.set(place.key, (byKey.get(place.key) ?? new Set()).add(place.language));
  }
  const inLanguage = (key: string, language: string): TextInLanguage => {
    const saved = newest.find((each) => nameOf(each) === nameOf({ key, language }));
    const back = fellBack.find(({ text }) => nameOf(text) === nameOf({ key, language }));
    const own = book.files.some((file) => file.own && isOf(file.path, key, language));
    const paths = ['subject', 'text', 'html', 'social'].map((part) =>
      pathOf({ key, language, part: part as TemplatePart }),
    );
    return {
      language,
      sources: saved?.parts ?? fileSources(book.files, key, language) ?? {},
      version: saved?.version ?? 0,
      from: saved?.parts ? 'app' : own ? 'file' : 'shipped',
      saved: saved ?? null,
      fellBack: back !== undefined,
      mistakes:
        back?.mistakes ??
        (isPartial(key) ? all.filter(({ file }) => paths.includes(file)) : mistakesOfTemplate(key, language)),
    };
  };
  const mistakesOfTemplate = (key: string, language: string) => {
    if (!renderer.has(key, language)) return [];
    const { mistakes, withoutContact } = renderer.template(key, language);
    return [...mistakes, ...withoutContact];
  };
  return [...byKey].sort(byName).map(([key, languages]) => ({
    key,
    languages: [...languages].sort(englishFirst).map((language) => inLanguage(key, language)),
    usedBy: isPartial(key) ? usesPartial(files, key) : [],
    madeHere: !fileSources(book.files, key, OWN_LANGUAGE),
  }));
}

function isOf(path: string, key: string, language: string): boolean {
  const place = placeOf(path);
  return place !== null && nameOf(place) === nameOf({ key, language });
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

function englishFirst(one: string, other: string): number {
  if (one === OWN_LANGUAGE || other === OWN_LANGUAGE) return one === OWN_LANGUAGE ? -1 : 1;
  return one < other ? -1 : 1;
}
