import { dayInFull } from '#targets';
import { type Purpose, variablesOf } from './purposes.js';
import type { Variables } from './template-variables.js';

/** A variable by the name under which a template has it. */
export interface NamedVariable {
  /** `organisation.name`; of a list's entries, `links[].url`. */
  name: string;
  description: string;
  example: string;
  /** It may be missing: a template then says what to write instead. */
  optional: boolean;
}

/** What a purpose's templates may use. */
export function variableList(purpose: Purpose): NamedVariable[] {
  return named(variablesOf(purpose), '', false);
}

function named(variables: Variables, prefix: string, optional: boolean): NamedVariable[] {
  return Object.entries(variables).flatMap(([key, variable]) => {
    const name = `${prefix}${key}`;
    const missing = optional || variable.optional === true;
    if (variable.type === 'group') return named(variable.fields, `${name}.`, missing);
    if (variable.type === 'list') return named(variable.items, `${name}[].`, missing);
    const { description, type, example } = variable;
    return [{ name, description, example: type === 'day' ? dayInFull(example) : example, optional: missing }];
  });
}
