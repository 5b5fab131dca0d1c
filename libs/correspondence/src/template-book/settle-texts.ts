import {
  isPartial,
  pathOf,
  placeOf,
  type TemplateFile,
  type TemplateMistake,
  type TemplatePart,
  TemplateRenderer,
} from '../templates/index.js';
import type { Sources } from './template-version.entity.js';

/** What a manager saved in place of a text's files. */
export interface SavedText {
  key: string;
  language: string;
  parts: Sources;
}

/** The words in force: what was saved, and files for all the rest. */
export interface Settled {
  renderer: TemplateRenderer;
  files: TemplateFile[];
  /** Saved, and in force. */
  kept: SavedText[];
  /** Saved, and no longer sound, as after an upgrade: the file's text stands in for it until it is put right. */
  fellBack: { text: SavedText; mistakes: TemplateMistake[] }[];
}

/** The files, with what was saved in the place of theirs. A saved text takes the place of all the parts that its file has. */
export function withSaved(files: TemplateFile[], saved: readonly SavedText[]): TemplateFile[] {
  const taken = new Set(saved.map(nameOf));
  const rest = files.filter(({ path }) => {
    const place = placeOf(path);
    return !place || !taken.has(nameOf(place));
  });
  return [...rest, ...saved.flatMap(filesOf)];
}

/** Makes a renderer of it. A saved text with a mistake holds nothing up: it steps back behind its file, and is told. */
export function settleTexts(files: TemplateFile[], saved: readonly SavedText[]): Settled {
  const fellBack: Settled['fellBack'] = [];
  let kept = [...saved];
  for (;;) {
    const all = withSaved(files, kept);
    const renderer = new TemplateRenderer(all);
    const culprits = unsound(renderer, kept, files);
    if (culprits.length === 0) return { renderer, files: all, kept, fellBack };
    fellBack.push(...culprits);
    kept = kept.filter((text) => !culprits.some((culprit) => culprit.text === text));
  }
}

/** Partials are looked at first: what they break is not to blame. */
function unsound(renderer: TemplateRenderer, saved: SavedText[], files: TemplateFile[]): Settled['fellBack'] {
  const mistakes = mistakesIn(renderer);
  if (mistakes.length === 0) return [];
  const blamed = (texts: SavedText[]) =>
    texts.flatMap((text) => {
      const paths = filesOf(text).map(({ file }) => file);
      const own = mistakes.filter(({ file }) => paths.includes(file));
      return own.length > 0 ? [{ text, mistakes: own }] : [];
    });
  const partials = saved.filter(({ key }) => isPartial(key));
  const direct = blamed(partials);
  if (direct.length > 0) return direct;
  // A partial can be sound by itself and leave out what the templates around it need.
  const before = new Set(
    mistakesIn(new TemplateRenderer(withSaved(files, without(saved, partials)))).map(asText),
  );
  const brought = mistakes.filter((mistake) => !before.has(asText(mistake)));
  if (partials.length > 0 && brought.length > 0) return partials.map((text) => ({ text, mistakes: brought }));
  return blamed(saved);
}

export function mistakesIn(renderer: TemplateRenderer): TemplateMistake[] {
  return [...renderer.mistakes, ...renderer.withoutContact];
}

export function asText(mistake: TemplateMistake): string {
  return JSON.stringify(mistake);
}

function without(saved: SavedText[], some: SavedText[]): SavedText[] {
  return saved.filter((text) => !some.includes(text));
}

export function nameOf({ key, language }: { key: string; language: string }): string {
  return `${key} ${language}`;
}

export function filesOf({ key, language, parts }: SavedText): TemplateFile[] {
  return Object.entries(parts).map(([part, source]) => {
    const path = pathOf({ key, language, part: part as TemplatePart });
    return { path, file: path, source };
  });
}
