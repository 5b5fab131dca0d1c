import { useEffect, useState } from 'react';
import type { Template } from '#api-client';
import { keep, kept } from '../kept.js';
import { useWho } from '../session/who.js';
import { languagesToAdd } from './languages.js';
import { isSame, PARTS, type Part, type Sources, startIn, type TemplateDraft } from './template-draft.js';

/**
 * A text as somebody would have it, kept in this browser until it is saved or dropped.
 * @param version the newest that was saved
 */
export function useTemplateDraft(template: Template, language: string, version: number) {
  const name = draftName(useWho().id, template.key, language);
  const [own, setOwn] = useState<TemplateDraft | null>(() => readDraft(kept(name)));
  const base = startIn(template, language);
  const changed = own !== null && !isSame(own.sources, base);
  useEffect(() => keep(name, changed ? JSON.stringify(own) : null), [name, own, changed]);
  return {
    sources: own?.sources ?? base,
    changed,
    /** Somebody else has saved since this was begun. */
    stale: changed && own.version !== version,
    change: (part: Part, value: string | null) =>
      setOwn((before) => {
        // What is as it was in use follows what is in use.
        const from = before && !isSame(before.sources, base) ? before : { version, sources: base };
        return { ...from, sources: { ...from.sources, [part]: value } };
      }),
    take: (sources: Sources) => setOwn({ version, sources }),
    /** Goes on with it, after a look at what the other has saved. */
    keepOn: () => setOwn((before) => before && { ...before, version }),
    drop: () => setOwn(null),
  };
}

export type TemplateDrafting = ReturnType<typeof useTemplateDraft>;

const draftName = (who: string, key: string, language: string) => `template.${who}.${key}.${language}`;

/** Whether this browser keeps words of a template that are not saved. */
export function hasDraft(who: string, template: Template): boolean {
  const languages = [...template.languages.map(({ language }) => language), ...languagesToAdd(template)];
  return languages.some((language) => kept(draftName(who, template.key, language)) !== null);
}

function readDraft(text: string | null): TemplateDraft | null {
  try {
    const draft = text ? (JSON.parse(text) as Partial<TemplateDraft>) : null;
    const sound = PARTS.every(
      (part) => draft?.sources?.[part] === null || typeof draft?.sources?.[part] === 'string',
    );
    return sound && typeof draft?.version === 'number' ? (draft as TemplateDraft) : null;
  } catch {
    return null;
  }
}
