import type { z } from 'zod';
import type { Charter } from './charter-file.js';

/** Where something is wrong, and what. */
export interface Mistake {
  path: PropertyKey[];
  message: string;
}

/** What a schema has against the data, in words for whoever wrote the file; an unknown field is named by itself. */
export function mistakesOf(error: z.ZodError | undefined, data: unknown): Mistake[] {
  return (error?.issues ?? []).flatMap((issue): Mistake[] => {
    const { path, message } = issue;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], message: 'There is no such field here.' }));
    }
    return [{ path, message: valueAt(data, path) === undefined ? 'This is missing.' : `${message}.` }];
  });
}

function valueAt(data: unknown, path: PropertyKey[]): unknown {
  return path.reduce((value, step) => (value as Record<PropertyKey, unknown> | null)?.[step], data);
}

/** Lists in which a key stands once. */
const KEYED = [
  'promises',
  'calendars',
  'queues',
  'kinds',
  'targets',
  'channels',
  'contactLinks',
  'otherBodies',
  'rules',
] as const;

/** Keys that a file gives twice in one list, of which only one could hold. */
export function doubledKeys(file: Record<string, unknown>): Mistake[] {
  return KEYED.flatMap((list) => {
    const entries = Array.isArray(file[list]) ? (file[list] as ({ key?: unknown } | null)[]) : [];
    return entries.flatMap((entry, index) =>
      entry?.key !== undefined && entries.findIndex((other) => other?.key === entry.key) < index
        ? [{ path: [list, index, 'key'], message: `"${entry.key}" stands here already.` }]
        : [],
    );
  });
}

/** What a charter names and does not have. The rules are left to those who know them. */
export function loneNames(charter: Charter): Mistake[] {
  const [targets, calendars] = [keysOf(charter.targets), keysOf(charter.calendars)];
  return [
    ...charter.promises.flatMap(({ target }, index) =>
      target === undefined ? [] : unlessIn(targets, target, 'target', ['promises', index, 'target']),
    ),
    ...charter.targets.flatMap(({ calendar }, index) =>
      unlessIn(calendars, calendar, 'calendar', ['targets', index, 'calendar']),
    ),
    ...emptyLists(charter),
    ...hoursBackwards(charter),
    ...beyondReach(charter),
  ];
}

/** Without one of these nothing could come in, or no date be reckoned. */
function emptyLists(charter: Charter): Mistake[] {
  return (['calendars', 'queues', 'kinds', 'targets'] as const)
    .filter((list) => charter[list].length === 0)
    .map((list) => ({ path: [list], message: 'There must be at least one.' }));
}

function hoursBackwards({ openingHours: { days } }: Charter): Mistake[] {
  return Object.entries(days).flatMap(([day, hours]) =>
    (hours ?? []).flatMap(({ from, to }, index) =>
      from < to
        ? []
        : [{ path: ['openingHours', 'days', day, index, 'to'], message: `This is not after ${from}.` }],
    ),
  );
}

/** Whoever is redirected to a body needs a way to it. */
function beyondReach({ otherBodies }: Charter): Mistake[] {
  return otherBodies.flatMap(({ website, telephone, email }, index) =>
    website || telephone || email
      ? []
      : [
          {
            path: ['otherBodies', index],
            message: 'It needs a website, a telephone number or an email address.',
          },
        ],
  );
}

function unlessIn(keys: string[], key: string, noun: string, path: PropertyKey[]): Mistake[] {
  return keys.includes(key)
    ? []
    : [{ path, message: `There is no ${noun} "${key}". There are: ${keys.join(', ') || 'none'}.` }];
}

function keysOf(list: { key: string }[]): string[] {
  return list.map(({ key }) => key);
}
