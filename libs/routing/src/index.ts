export type { Known } from './check-names.js';
export { checkRuleSet, type Finding } from './check-rule-set.js';
export { compareDecisions, type Difference, differences } from './compare-decisions.js';
export { type Condition, conditionSchema, type Test } from './condition.js';
export { type CompiledRuleSet, compileRuleSet, type Decision, decide } from './decide.js';
export { type Deed, deeds, type Noun, nounOf } from './deeds.js';
export type { Facts, SocialFacts } from './facts.js';
export { type FieldKind, type FieldName, fields, type Operator, operatorsOf } from './fields.js';
export { MessageReader } from './message-reader.js';
export {
  type Action,
  actionSchema,
  type Defaults,
  defaultsSchema,
  type Priority,
  priorities,
  type Rule,
  type RuleSet,
  ruleSchema,
  ruleSetSchema,
} from './rule.js';
export { type NameOf, ruleSentence, type SentencePart } from './rule-sentence.js';
export { type RuleVocabulary, ruleVocabulary } from './rule-vocabulary.js';
export type { Assignment, Change, Reason, Trace, TraceEntry } from './trace.js';
export { traceSentences } from './trace-sentences.js';
export { NOT_OURS, type Source, SPAM, type Way, waysOf } from './ways.js';
