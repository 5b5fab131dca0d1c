import type { Facts } from './facts.js';

/** What a field holds, which decides the operators that make sense on it. */
export type FieldKind = 'key' | 'address' | 'text' | 'yes-no' | 'number' | 'time' | 'date';

export const operatorsOf = {
  key: ['is', 'is-any-of'],
  address: ['is', 'is-any-of', 'contains', 'contains-any-of', 'starts-with'],
  text: ['is', 'is-any-of', 'contains', 'contains-any-of', 'starts-with'],
  'yes-no': ['is'],
  number: ['is', 'more-than', 'less-than'],
  time: ['before', 'after'],
  date: ['is', 'before', 'after'],
} as const satisfies Record<FieldKind, readonly string[]>;

export type Operator = (typeof operatorsOf)[FieldKind][number];

export interface Field {
  kind: FieldKind;
  /** As it stands in a sentence: `the subject`; a whole clause for yes or no. */
  label: string;
  /** The clause for no, on fields that are yes or no. */
  contrary?: string;
  /** The values found; a condition holds when it holds for any of them. Facts may be anything: never throws. */
  read(facts: Partial<Facts>): unknown[];
}

const domainOf = (address: unknown): unknown[] =>
  typeof address === 'string' && address.includes('@') ? [address.slice(address.lastIndexOf('@') + 1)] : [];

const many = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const attachmentsOf = (facts: Partial<Facts>, part: 'name' | 'type'): unknown[] =>
  many(facts.attachments).map((attachment) => (attachment as Facts['attachments'][number] | null)?.[part]);

/** Every field a condition may look at, by its name in a rule; a field of a form is `form.NAME`. */
export const fields = {
  channel: { kind: 'key', label: 'the channel', read: (f) => [f.channel] },
  'channel-type': { kind: 'key', label: 'the type of channel', read: (f) => [f.channelType] },
  recipient: {
    kind: 'address',
    label: 'a recipient',
    read: (f) => [...many(f.to), ...many(f.cc)],
  },
  mailbox: { kind: 'address', label: 'the mailbox', read: (f) => [f.mailbox] },
  to: { kind: 'address', label: 'a main recipient', read: (f) => many(f.to) },
  cc: { kind: 'address', label: 'a copied recipient', read: (f) => many(f.cc) },
  sender: { kind: 'address', label: 'the sender', read: (f) => [f.sender] },
  'sender-domain': { kind: 'key', label: "the sender's domain", read: (f) => domainOf(f.sender) },
  'sender-name': { kind: 'text', label: "the sender's name", read: (f) => [f.senderName] },
  'sender-known': {
    kind: 'yes-no',
    label: 'the sender is known',
    contrary: 'the sender is not known',
    read: (f) => [f.senderKnown],
  },
  'earlier-conversations': {
    kind: 'number',
    label: "the number of the sender's earlier conversations",
    read: (f) => [f.earlierConversations],
  },
  subject: { kind: 'text', label: 'the subject', read: (f) => [f.subject] },
  text: { kind: 'text', label: 'the text', read: (f) => [f.text] },
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
  automatic: {
    kind: 'key',
    label: 'the kind of automatic message',
    // 'any' stands beside the kind, so that a rule may ask for all machines at once.
    read: (f) => (typeof f.automatic === 'string' ? [f.automatic, 'any'] : []),
  },
  'has-reference': {
    kind: 'yes-no',
    label: 'the message carries a reference',
    contrary: 'the message carries no reference',
    read: (f) => [f.hasReference],
  },
  size: { kind: 'number', label: 'the size in bytes', read: (f) => [f.size] },
  language: { kind: 'key', label: 'the language', read: (f) => [f.language] },
  date: { kind: 'date', label: 'the day of receipt', read: (f) => [f.date] },
  time: { kind: 'time', label: 'the time of receipt', read: (f) => [f.time] },
  weekday: { kind: 'key', label: 'the weekday of receipt', read: (f) => [f.weekday] },
  'in-hours': {
    kind: 'yes-no',
    label: 'the message came in opening hours',
    contrary: 'the message came out of opening hours',
    read: (f) => [f.inHours],
  },
  'on-holiday': {
    kind: 'yes-no',
    label: 'the message came on a holiday or closed day',
    contrary: 'the message came neither on a holiday nor on a closed day',
    read: (f) => [typeof f.holiday === 'string'],
  },
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
    label: `the form's field "${name}"`,
    read: (facts) =>
      facts.form !== null && typeof facts.form === 'object' && Object.hasOwn(facts.form, name)
        ? [facts.form[name]]
        : [],
  };
}
