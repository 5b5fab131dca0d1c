import { fieldNamed } from './fields.js';
import { operatorWords } from './rule-sentence.js';
import type { Assignment, Change, Reason, Trace, TraceEntry } from './trace.js';

/**
 * A trace as sentences, one for each rule that was looked at: `Rule 2, Complaints: matched, because the subject contains
 * "complaint". Set the kind to complaint and the target to complaint-stage-1.`
 */
export function traceSentences(trace: Trace): string[] {
  return trace.map(sentencesOf);
}

function sentencesOf(entry: TraceEntry): string {
  const start = `Rule ${entry.position}, ${entry.name}:`;
  switch (entry.outcome) {
    case 'switched-off':
      return `${start} switched off.`;
    case 'out-of-season':
      return `${start} not looked at on that day.`;
    case 'not-matched':
      return `${start} did not match${because(entry.because)}.`;
    case 'matched': {
      const set = list(entry.changes.flatMap((change) => changed(change) ?? []));
      const done = list(entry.changes.flatMap((change) => acted(change) ?? []));
      return [
        `${start} matched${because(entry.because) || ', because it takes everything'}.`,
        set && `Set ${set}.`,
        done && `It was ${done}.`,
        entry.stopped && 'No later rule was looked at.',
      ]
        .filter(Boolean)
        .join(' ');
    }
  }
}

function because(reasons: Reason[]): string {
  return reasons.length > 0 ? `, because ${list(reasons.map(reasonWords))}` : '';
}

function reasonWords(reason: Reason): string {
  const field = fieldNamed(reason.field);
  const label = field?.label ?? `"${reason.field}"`;
  const wanted = list(
    [...reason.wanted.map(quoted), ...(reason.more > 0 ? [`${reason.more} more`] : [])],
    'or',
  );
  const found = reason.found === null ? 'nothing' : quoted(reason.found);
  const not = reason.held ? '' : 'not ';

  if (field?.kind === 'yes-no') return reason.found === 'true' ? label : (field.contrary ?? label);
  switch (reason.operator) {
    case 'more-than':
    case 'less-than':
      return `${label} is ${found}, ${not}${reason.operator.replace('-', ' ')} ${wanted}`;
    case 'before':
    case 'after':
      return `${label} is ${found}, ${not}${reason.operator} ${wanted}`;
    case 'is':
    case 'is-any-of':
      return reason.held ? `${label} is ${wanted}` : `${label} is ${found}, not ${wanted}`;
    default: {
      const [holds, fails] = operatorWords[reason.operator] ?? [reason.operator, `not ${reason.operator}`];
      return `${label} ${reason.held ? holds : fails} ${wanted}`;
    }
  }
}

/** What was set, as it stands after "Set". */
function changed(change: Change): string | null {
  switch (change.what) {
    case 'tags':
      return `the tags to ${list(change.to)}`;
    case 'targets':
      if (change.to.length === 0) return 'no target';
      return change.to.length === 1 ? `the target to ${change.to[0]}` : `the targets to ${list(change.to)}`;
    case 'acknowledgement':
      return change.to === null ? 'no acknowledgement' : `the acknowledgement to ${change.to}`;
    case 'assignment':
    case 'redirect':
    case 'spam':
      return null;
    default:
      return `the ${change.what} to ${change.to}`;
  }
}

/** What was done with it, as it stands after "It was". */
function acted(change: Change): string | null {
  switch (change.what) {
    case 'assignment':
      return `given to ${assigned(change.to)}`;
    case 'redirect':
      return `closed as a matter for ${change.to}`;
    case 'spam':
      return 'set aside as spam';
    default:
      return null;
  }
}

function assigned(assignment: Assignment): string {
  switch (assignment.to) {
    case 'person':
      return assignment.person;
    case 'team':
      return assignment.team;
    case 'least-busy':
      return `whoever of ${assignment.team} has the fewest open`;
    case 'in-turn':
      return `whoever of ${assignment.team} is next`;
    case 'last-handler':
      return 'whoever had this contact last';
  }
}

function quoted(value: string | number | boolean): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** "a", "a and b", "a, b and c". */
function list(parts: string[], last = 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}
