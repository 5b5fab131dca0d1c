import { type Deed, deeds, nounOf } from './deeds.js';
import { type Field, type FieldKind, fields, operatorsOf } from './fields.js';
import { priorities } from './rule.js';
import { operatorWords } from './rule-sentence.js';

/** What rules are made of, for somebody who puts them together from lists. */
export interface RuleVocabulary {
  fields: {
    field: string;
    /** As it stands in a sentence: `the subject`. */
    label: string;
    /** The clause for no, on what is yes or no. */
    contrary: string | null;
    kind: FieldKind;
    operators: { operator: string; words: string }[];
    /** Only these make sense; null: anything that fits the kind. */
    values: readonly string[] | null;
    /** Its values are keys of these. */
    noun: 'channel' | 'queue' | 'kind' | null;
  }[];
  actions: (Required<Deed> & { action: string })[];
}

/** The fields of forms are not among them: there is no end to these. */
export function ruleVocabulary(): RuleVocabulary {
  return {
    fields: Object.entries<Field>(fields).map(([field, { kind, label, contrary = null, values = null }]) => ({
      field,
      label,
      contrary,
      kind,
      operators: operatorsOf[kind].map((operator) => ({
        operator,
        words: operator.endsWith('any-of')
          ? `${operatorWords[operator]?.[0]} one of`
          : (operatorWords[operator]?.[0] ?? operator),
      })),
      values: field === 'priority' ? priorities : values,
      noun: nounOf(field),
    })),
    actions: Object.entries(deeds).map(([action, deed]) => ({ after: '', ...deed, action })),
  };
}
