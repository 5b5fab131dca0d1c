import type { Facts } from './facts.js';
import type { Priority } from './rule.js';

/** What a field holds, which decides the operators that make sense on it. */
export type FieldKind = 'key' | 'address' | 'text' | 'yes-no' | 'number' | 'time' | 'date';

export const operatorsOf = {
  key: ['is', 'is-any-of'],
  address: ['is', 'is-any-of', 'contains', 'contains-any-of', 'starts-with', 'matches'],
  text: ['is', 'is-any-of', 'contains', 'contains-any-of', 'starts-with', 'matches'],
  'yes-no': ['is'],
  number: ['is', 'more-than', 'less-than'],
  time: ['before', 'after'],
  date: ['is', 'before', 'after'],
} as const satisfies Record<FieldKind, readonly string[]>;

export type Operator = (typeof operatorsOf)[FieldKind][number];

/** What the rules before have set: what the fields that are no facts look at. */
export interface SoFar {
  queue: string;
  kind: string;
  priority: Priority;
  tags: string[];
}

export interface Field {
  kind: FieldKind;
  /** As it stands in a sentence: `the subject`; a whole clause for yes or no. */
  label: string;
  /** The clause for no, on fields that are yes or no. */
  contrary?: string;
  /** Only these make sense. */
  values?: readonly string[];
  /** Holds at most one value. */
  single?: boolean;
  /** Stands in some messages only, though what it holds is not a text. */
  optional?: boolean;
  /** Set by the rules themselves, so that it changes from one to the next. */
  decided?: boolean;
  /** The values found; a condition holds when it holds for any of them. Facts may be anything: never throws. */
  read(facts: Partial<Facts>, soFar: SoFar): unknown[];
}

const domainOf = (address: unknown): unknown[] =>
  typeof address === 'string' && address.includes('@') ? [address.slice(address.lastIndexOf('@') + 1)] : [];

const many = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const attachmentsOf = (facts: Partial<Facts>, part: 'name' | 'type' | 'text'): unknown[] =>
  many(facts.attachments).map((attachment) => (attachment as Facts['attachments'][number] | null)?.[part]);

const social = (facts: Partial<Facts>, part: keyof NonNullable<Facts['social']>): unknown[] => {
  const value = facts.social?.[part];
  return Array.isArray(value) ? value : [value];
};

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Every field a condition may look at, by its name in a rule; a field of a form is `form.NAME`. */
export const fields = {
  channel: { kind: 'key', single: true, label: 'the channel', read: (f) => [f.channel] },
  'channel-type': { kind: 'key', single: true, label: 'the type of channel', read: (f) => [f.channelType] },
  connector: { kind: 'key', single: true, label: 'the connector', read: (f) => [f.connector] },
  recipient: {
    kind: 'address',
    label: 'a recipient',
    read: (f) => [...many(f.to), ...many(f.cc)],
  },
  mailbox: { kind: 'address', single: true, label: 'the mailbox or account', read: (f) => [f.mailbox] },
  to: { kind: 'address', label: 'a main recipient', read: (f) => many(f.to) },
  cc: { kind: 'address', label: 'a copied recipient', read: (f) => many(f.cc) },
  sender: { kind: 'address', single: true, label: 'the sender', read: (f) => [f.sender] },
  'sender-domain': {
    kind: 'key',
    single: true,
    label: "the sender's domain",
    read: (f) => domainOf(f.sender),
  },
  'sender-name': { kind: 'text', single: true, label: "the sender's name", read: (f) => [f.senderName] },
  'sender-known': {
    kind: 'yes-no',
    single: true,
    label: 'the sender is known',
    contrary: 'the sender is not known',
    read: (f) => [f.senderKnown],
  },
  'earlier-conversations': {
    kind: 'number',
    single: true,
    label: "the number of the sender's earlier conversations",
    read: (f) => [f.earlierConversations],
  },
  subject: { kind: 'text', single: true, label: 'the subject', read: (f) => [f.subject] },
  text: { kind: 'text', single: true, label: 'the text', read: (f) => [f.text] },
  'subject-or-text': { kind: 'text', label: 'the subject or the text', read: (f) => [f.subject, f.text] },
  'attachment-name': {
    kind: 'text',
    label: 'the name of an attachment',
    read: (f) => attachmentsOf(f, 'name'),
  },
  'attachment-type': {
    kind: 'address',
    label: 'the type of an attachment',
    read: (f) => attachmentsOf(f, 'type'),
  },
  'attachment-text': {
    kind: 'text',
    label: 'the text of an attachment',
    read: (f) => attachmentsOf(f, 'text'),
  },
  automatic: {
    kind: 'key',
    label: 'the kind of automatic message',
    // 'any' stands beside the kind, so that a rule may ask for all machines at once.
    read: (f) => (typeof f.automatic === 'string' ? [f.automatic, 'any'] : []),
  },
  'has-reference': {
    kind: 'yes-no',
    single: true,
    label: 'the message carries a reference',
    contrary: 'the message carries no reference',
    read: (f) => [f.hasReference],
  },
  size: { kind: 'number', single: true, label: 'the size in bytes', read: (f) => [f.size] },
  language: { kind: 'key', single: true, label: 'the language', read: (f) => [f.language] },
  'social-kind': {
    optional: true,
    kind: 'key',
    single: true,
    values: ['mention', 'reply', 'direct-message', 'keyword'],
    label: 'the kind of post',
    read: (f) => social(f, 'kind'),
  },
  keyword: { kind: 'key', label: 'the keyword it was found by', read: (f) => social(f, 'keywords') },
  followers: {
    optional: true,
    kind: 'number',
    single: true,
    label: "the number of the writer's followers",
    read: (f) => social(f, 'followers'),
  },
  sentiment: {
    optional: true,
    kind: 'key',
    single: true,
    values: ['positive', 'neutral', 'negative'],
    label: 'the sentiment',
    read: (f) => social(f, 'sentiment'),
  },
  date: { kind: 'date', single: true, label: 'the day of receipt', read: (f) => [f.date] },
  time: { kind: 'time', single: true, label: 'the time of receipt', read: (f) => [f.time] },
  weekday: {
    kind: 'key',
    single: true,
    values: WEEKDAYS,
    label: 'the weekday of receipt',
    read: (f) => [f.weekday],
  },
  'in-hours': {
    kind: 'yes-no',
    single: true,
    label: 'the message came in opening hours',
    contrary: 'the message came out of opening hours',
    read: (f) => [f.inHours],
  },
  'on-holiday': {
    kind: 'yes-no',
    single: true,
    label: 'the message came on a holiday or closed day',
    contrary: 'the message came neither on a holiday nor on a closed day',
    read: (f) => [typeof f.holiday === 'string'],
  },
  queue: {
    kind: 'key',
    single: true,
    decided: true,
    label: 'the queue so far',
    read: (_, soFar) => [soFar.queue],
  },
  kind: {
    kind: 'key',
    single: true,
    decided: true,
    label: 'the kind so far',
    read: (_, soFar) => [soFar.kind],
  },
  priority: {
    kind: 'key',
    single: true,
    decided: true,
    label: 'the priority so far',
    read: (_, soFar) => [soFar.priority],
  },
  tag: { kind: 'key', decided: true, label: 'a tag so far', read: (_, soFar) => soFar.tags },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields | `form.${string}`;

const FORM = 'form.';

/** The field of that name, or null where there is none. */
export function fieldNamed(name: string): Field | null {
  if (name.startsWith(FORM) && name.length > FORM.length) return formField(name.slice(FORM.length));
  return Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : null;
}

function formField(name: string): Field {
  return {
    kind: 'text',
    single: true,
    label: `the form's field "${name}"`,
    read: (facts) =>
      facts.form !== null && typeof facts.form === 'object' && Object.hasOwn(facts.form, name)
        ? [facts.form[name]]
        : [],
  };
}
