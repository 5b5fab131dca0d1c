import type { Condition, Test } from './condition.js';
import { deeds, isNoun, type Noun, nounOf } from './deeds.js';
import { fieldNamed } from './fields.js';
import type { Action, Rule } from './rule.js';

/** A piece of a sentence; what a manager chose stands out from the words around it. */
export interface SentencePart {
  text: string;
  chosen: boolean;
}

/** What the keys in a rule are called; a key that has no name stands for itself. */
export type NameOf = (noun: Noun, key: string) => string;

/**
 * A rule as one sentence: `When the subject contains **noise**, send it to **Environmental health**.` It says all that
 * the rule does; of long lists the first few, and how many more there are.
 */
export function ruleSentence(rule: Pick<Rule, 'when' | 'do' | 'andThen'>, nameOf: NameOf): SentencePart[] {
  const deeds = rule.do.map((action) => deedOf(action, nameOf));
  const [part = plain(''), ...rest] = conditionWords(rule.when, true, nameOf);
  const started =
    part.text === ALWAYS || part.text === NEVER
      ? [plain(`${capital(part.text)} `)]
      : [plain('When '), part, ...rest, plain(', ')];
  const done = deeds.length > 0 ? listed(deeds, 'and') : [plain('change nothing')];
  const after = rule.andThen === 'go-on' ? ', and look at the next rule too.' : '.';
  return joined([...started, ...done, plain(after)]);
}

/** How an operator reads after its field, where it holds and where it does not. */
export const operatorWords: Record<string, [holds: string, not: string]> = {
  is: ['is', 'is not'],
  'is-any-of': ['is', 'is not'],
  contains: ['contains', 'does not contain'],
  'contains-any-of': ['contains', 'does not contain'],
  'starts-with': ['starts with', 'does not start with'],
  matches: ['matches', 'does not match'],
  'more-than': ['is more than', 'is not more than'],
  'less-than': ['is less than', 'is not less than'],
  before: ['is before', 'is not before'],
  after: ['is after', 'is not after'],
};

/** More than these would hide the sentence behind its list. */
const MOST_VALUES = 4;
/** What an empty group comes to. */
const ALWAYS = 'always';
const NEVER = 'never';

function conditionWords(condition: Condition, wanted: boolean, nameOf: NameOf): SentencePart[] {
  if ('field' in condition) return testWords(condition, wanted, nameOf);
  const [parts, each, together] =
    'all' in condition
      ? [condition.all, wanted, wanted]
      : 'any' in condition
        ? [condition.any, wanted, !wanted]
        : [condition.none, !wanted, wanted];
  if (parts.length === 0) return [plain(together ? ALWAYS : NEVER)];
  const words = parts.map((part) => {
    const inner = conditionWords(part, each, nameOf);
    return parts.length > 1 && isGroupOfMany(part) ? [plain('('), ...inner, plain(')')] : inner;
  });
  return words.flatMap((part, index) => (index > 0 ? [plain(together ? ' and ' : ' or '), ...part] : part));
}

function isGroupOfMany(condition: Condition): boolean {
  return !('field' in condition) && Object.values(condition).some((parts) => parts.length > 1);
}

function testWords({ field: name, operator, value }: Test, wanted: boolean, nameOf: NameOf): SentencePart[] {
  const field = fieldNamed(name);
  const label = field?.label ?? `"${name}"`;
  if (field?.kind === 'yes-no') {
    return [chosen((value === true) === wanted ? label : (field.contrary ?? `it is not so that ${label}`))];
  }
  const [holds, not] = operatorWords[operator] ?? [operator, `not ${operator}`];
  const noun = nounOf(name);
  const values = (Array.isArray(value) ? value : [value]).map((each) =>
    noun ? nameOf(noun, String(each)) : String(each),
  );
  return [plain(`${label} ${wanted ? holds : not} `), ...valueWords(values)];
}

function valueWords(values: string[]): SentencePart[] {
  const more = values.length - MOST_VALUES;
  const shown = values.slice(0, more > 0 ? MOST_VALUES : undefined).map((value) => [chosen(value)]);
  return listed(more > 0 ? [...shown, [plain(`${more} more`)]] : shown, 'or');
}

function deedOf(action: Action, nameOf: NameOf): SentencePart[] {
  const { words, takes, after = '' } = deeds[action.action];
  if (takes === null || !('value' in action)) return [plain(words)];
  const values = Array.isArray(action.value) ? action.value : [action.value];
  const named = values.map((value) => [chosen(isNoun(takes) ? nameOf(takes, value) : value)]);
  return [plain(`${words} `), ...listed(named, 'and'), plain(after)];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function plain(text: string): SentencePart {
  return { text, chosen: false };
}

function chosen(text: string): SentencePart {
  return { text, chosen: true };
}

/** "a", "a and b", "a, b and c". */
function listed(parts: SentencePart[][], last: 'and' | 'or'): SentencePart[] {
  return parts.flatMap((part, index) => {
    if (index === 0) return part;
    return [plain(index === parts.length - 1 ? ` ${last} ` : ', '), ...part];
  });
}

/** Plain pieces that follow each other are one. */
function joined(parts: SentencePart[]): SentencePart[] {
  const sentence: SentencePart[] = [];
  for (const part of parts.filter(({ text }) => text !== '')) {
    const before = sentence.at(-1);
    if (before && !before.chosen && !part.chosen) before.text += part.text;
    else sentence.push({ ...part });
  }
  return sentence;
}
