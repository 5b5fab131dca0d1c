import type { Template } from '#api-client';

export const PARTS = ['subject', 'text', 'html'] as const;
export type Part = (typeof PARTS)[number];

/** A template's sources as somebody would have them; a part that is null is not there. */
export type Sources = Record<Part, string | null>;

export function sourcesOf({ source }: Template): Sources {
  const { subject, text, html } = source;
  // A file ends with a line's end; a subject is one line.
  return { subject: subject.trimEnd(), text, html };
}

export function isSame(one: Sources, other: Sources): boolean {
  return PARTS.every((part) => one[part] === other[part]);
}

/** The parts that there are, as they are sent. */
export function bodyOf(sources: Sources): Partial<Record<Part, string>> {
  return Object.fromEntries(PARTS.flatMap((part) => (sources[part] === null ? [] : [[part, sources[part]]])));
}

/** Which part of a template a file is: `acknowledgement/default/cy/text.hbs`; null where it is another's. */
export function partOf(file: string, key: string): Part | null {
  if (!file.startsWith(key)) return null;
  const [, part] = /[/.](\w+)\.hbs$/.exec(file) ?? [];
  return PARTS.find((each) => each === part) ?? null;
}
