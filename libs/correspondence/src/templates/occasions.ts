import type { Purpose } from './purposes.js';
import { isPartial } from './template-path.js';

/** What a purpose is called, and when it is sent, for the people who write its words. */
export interface Occasion {
  title: string;
  /** A sentence. */
  when: string;
  /** There can be several of it, of which rules choose one. */
  several?: true;
  /** It can go out as a post on a social network. */
  social?: true;
}

const OCCASIONS: Record<Purpose, Occasion> = {
  acknowledgement: {
    title: 'Acknowledgement',
    when: 'Sent by itself, at once, when something new has come in.',
    several: true,
    social: true,
  },
  reply: {
    title: 'Reply',
    when: 'Put around what an advisor answers; one that is named after a kind, around answers of that kind.',
    social: true,
  },
  handover: {
    title: 'Passed on',
    when: 'Sent when an advisor hands a matter to another queue and tells the contact.',
  },
  apology: {
    title: 'Delayed',
    when: 'Sent when a promised day is moved, with the reason and the new day.',
  },
  digest: { title: 'Digest', when: 'Sent to staff who want to hear by email of what they have not read.' },
  forward: { title: 'Forward', when: 'Put around a message that is handed on to somebody else.' },
  awaiting: {
    title: 'Awaiting you',
    when: 'Sent when an advisor asks the contact for what is needed, and waits for it.',
  },
  resolved: { title: 'Done', when: 'Sent when an advisor marks a matter as done and tells the contact.' },
  reopened: {
    title: 'Open again',
    when: 'Sent by itself when the contact writes again about what was done.',
  },
  escalation: {
    title: 'Stage two',
    when: 'Sent when an answer is not accepted, and the contact is told that it is looked at anew.',
  },
  'out-of-office': {
    title: 'Away',
    when: 'Sent by itself, once a week at most, when the contact writes to somebody who is away.',
  },
  redirect: {
    title: 'Not ours',
    when: 'Sent when a matter is for another body, by the rules or by an advisor, with how to reach them.',
    social: true,
  },
  satisfaction: { title: 'How did we do?', when: 'Asks, once a matter is done, how it went.' },
  appointment: { title: 'Appointment', when: 'Confirms an appointment, or reminds of it.' },
};

export function occasionOf(purpose: Purpose): Occasion {
  return OCCASIONS[purpose];
}

/** What a text is called: `Acknowledgement: noise at night`; a block that templates share by its own name. */
export function titleOf(key: string): string {
  const [purpose = '', name = ''] = key.split('/');
  const words = name.replaceAll('-', ' ');
  if (isPartial(key)) return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const { title } = occasionOf(purpose as Purpose);
  return name === 'default' ? title : `${title}: ${words}`;
}
