import type { Action } from './rule.js';

/** What has a key of its own and a name for people. */
const nouns = [
  'channel',
  'queue',
  'kind',
  'target',
  'acknowledgement',
  'person',
  'body',
  'language',
] as const;
export type Noun = (typeof nouns)[number];

/** What an action is followed by. */
export type Takes = Noun | 'priority' | 'tags' | 'team';

export interface Deed {
  /** As it stands in a sentence, before what it takes. */
  words: string;
  /** Null: nothing. */
  takes: Takes | null;
  /** What stands after that. */
  after?: string;
}

/** Everything that a rule may do, in the order in which a person would look for it. */
export const deeds: Record<Action['action'], Deed> = {
  'set-queue': { words: 'send it to', takes: 'queue' },
  'set-kind': { words: 'take it as', takes: 'kind' },
  'set-priority': { words: 'give it the priority', takes: 'priority' },
  'add-tags': { words: 'tag it', takes: 'tags' },
  'set-target': { words: 'promise', takes: 'target' },
  'add-target': { words: 'promise', takes: 'target', after: ' too' },
  'no-target': { words: 'promise no date', takes: null },
  'set-acknowledgement': { words: 'acknowledge it by', takes: 'acknowledgement' },
  'no-acknowledgement': { words: 'send no acknowledgement', takes: null },
  'assign-person': { words: 'give it to', takes: 'person' },
  'assign-team': { words: 'give it to the team', takes: 'team' },
  'assign-least-busy': { words: 'give it to whoever of', takes: 'team', after: ' has the fewest open' },
  'assign-in-turn': { words: 'give it to whoever of', takes: 'team', after: ' is next' },
  'assign-last-handler': { words: 'give it to whoever had this contact last', takes: null },
  'set-language': { words: 'answer it in', takes: 'language' },
  redirect: { words: 'redirect it to', takes: 'body', after: ' and close it' },
  'set-aside-as-spam': { words: 'set it aside as spam', takes: null },
};

export function isNoun(takes: string): takes is Noun {
  return (nouns as readonly string[]).includes(takes);
}

/** What a field's keys stand for; null where it holds words. */
export function nounOf(field: string): 'channel' | 'queue' | 'kind' | null {
  return field === 'channel' || field === 'queue' || field === 'kind' ? field : null;
}
