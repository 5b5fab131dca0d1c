import type { Deed, Extension } from './deeds.js';
import type { TargetDraft } from './target-draft.js';

const STARTS = {
  receipt: 'receipt',
  acknowledgement: 'the acknowledgement',
  escalation: 'the escalation',
} as const;
const MET = {
  acknowledgement: 'an acknowledgement',
  'first-human-reply': 'the first reply of a person',
  answer: 'an answer',
  resolved: 'being done',
} as const;

/** `10 working days from the working day of receipt, met by an answer; warned 2 working days before` */
export function targetSentence(target: Omit<TargetDraft, 'name'>): string {
  const { startsOn, countsFrom, unit, metBy, pausesWhileWaiting, warnBefore, extension } = target;
  const start = STARTS[startsOn];
  const byTheClock = unit === 'minutes' || unit === 'working-hours';
  const from = byTheClock
    ? start
    : `the ${countsFrom === 'day-of-receipt' ? 'very' : 'working'} day of ${start}`;
  const warned = warnBefore.map((before) => amountOf(before.amount, before.unit));
  return [
    `${amountOf(target.amount, unit)} from ${from}, met by ${MET[metBy]}`,
    pausesWhileWaiting ? 'stands still while we wait for the contact' : '',
    warned.length > 0 ? `warned ${listed(warned)} before` : 'never warned',
    onlyNotifies(target.atWarning) || warned.length === 0 ? '' : atWarningInWords(target.atWarning),
    onlyNotifies(target.atMiss) ? '' : atMissInWords(target.atMiss),
    extension ? extensionInWords(extension) : '',
  ]
    .filter(Boolean)
    .join('; ');
}

export function atWarningInWords(deeds: readonly Deed[]): string {
  return `at a warning ${deedsInWords(deeds)}`;
}

export function atMissInWords(deeds: readonly Deed[]): string {
  return `when it is missed ${deedsInWords(deeds)}`;
}

export function extensionInWords(extension: Extension | null): string {
  if (!extension) return 'its date can be moved without a limit';
  const { most, toldWithin } = extension;
  const told = toldWithin ? ', if the contact is told before the first date has passed' : '';
  return `its date can be moved by up to ${amountOf(most.amount, most.unit)}${told}`;
}

function deedsInWords(deeds: readonly Deed[]): string {
  return listed(deeds.map(deedInWords)) || 'nothing is done';
}

function deedInWords(deed: Deed): string {
  switch (deed.deed) {
    case 'notify':
      return 'whoever has it is told';
    case 'raise-priority':
      return 'its priority is raised';
    case 'draft-apology':
      return 'word of a delay is drafted';
    default:
      if (deed.to === 'nobody') return 'it goes back to its queue';
      return deed.to === 'team'
        ? `it is given to the team ${deed.team}`
        : `it is given to the least busy of the team ${deed.team}`;
  }
}

function onlyNotifies(deeds: readonly Deed[]): boolean {
  return deeds.length === 1 && deeds[0]?.deed === 'notify';
}

/** `1 working day`, `10 working days` */
export function amountOf(amount: number, unit: string): string {
  const words = unit.replaceAll('-', ' ');
  return `${amount} ${amount === 1 ? words.replace(/s$/, '') : words}`;
}

/** `a, b and c` */
function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' and ');
}
