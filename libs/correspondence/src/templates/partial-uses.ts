import type { TemplateFile } from './template-loader.js';
import { isPartial, placeOf } from './template-path.js';

/** The keys of the templates that put a partial in, by itself or within another. */
export function usesPartial(files: readonly TemplateFile[], partial: string): string[] {
  const uses = new Map<string, Set<string>>();
  for (const { path, source } of files) {
    const key = placeOf(path)?.key;
    for (const { 1: name } of source.matchAll(/\{\{~?>\s*([\w-]+)/g)) {
      const used = `partials/${name}`;
      if (key) uses.set(used, (uses.get(used) ?? new Set()).add(key));
    }
  }
  const found = new Set<string>();
  const wanted = [partial];
  for (const each of wanted) {
    for (const key of uses.get(each) ?? []) {
      if (found.has(key)) continue;
      found.add(key);
      if (isPartial(key)) wanted.push(key);
    }
  }
  return [...found].filter((key) => !isPartial(key)).sort();
}
