import { useEffect, useState } from 'react';
import type { Template } from '#api-client';
import { keep, kept } from '../kept.js';
import { useWho } from '../session/who.js';
import { isSame, PARTS, type Part, type Sources, sourcesOf } from './template-draft.js';

/** A template as somebody would have it, kept in this browser until it is saved or dropped. */
export function useTemplateDraft(inUse: Template) {
  const name = draftName(useWho().id, inUse);
  const [own, setOwn] = useState<Sources | null>(() => readDraft(kept(name)));
  const base = sourcesOf(inUse);
  const sources = own ?? base;
  const changed = own !== null && !isSame(own, base);
  useEffect(() => keep(name, changed ? JSON.stringify(own) : null), [name, own, changed]);
  return {
    sources,
    changed,
    change: (part: Part, value: string | null) =>
      setOwn((before) => ({ ...(before ?? base), [part]: value })),
    take: setOwn,
    drop: () => setOwn(null),
  };
}

export type TemplateDrafting = ReturnType<typeof useTemplateDraft>;

const draftName = (who: string, { key }: Template) => `template.${who}.${key}`;

/** Whether this browser keeps words of a template that are not saved. */
export function hasDraft(who: string, template: Template): boolean {
  return kept(draftName(who, template)) !== null;
}

function readDraft(text: string | null): Sources | null {
  try {
    const draft = text ? (JSON.parse(text) as Partial<Sources>) : null;
    const sound = PARTS.every((part) => draft?.[part] === null || typeof draft?.[part] === 'string');
    return sound ? (draft as Sources) : null;
  } catch {
    return null;
  }
}
