import { dayInFull } from '#targets';
import { cleanLines, oneLine } from './clean-lines.js';
import { personName } from './person-name.js';
import { LONGEST, MOST_ITEMS, type Variable, type Variables } from './template-variables.js';

/** Stands where a value should be, and fails the message at the place that uses it. */
export class Unusable {
  constructor(
    /** After the variable's name: `has no value`. */
    readonly reason: string,
  ) {}
}

/**
 * What a template is given: a copy of the declared variables and of nothing else, without a prototype, every text cleaned
 * and bounded as its declaration says. What may be missing and is missing is empty; what must be there and is not is
 * `Unusable`.
 * @param language in which days are written out
 */
export function templateData(variables: Variables, given: unknown, language = 'en'): Record<string, unknown> {
  const data: Record<string, unknown> = Object.create(null);
  for (const [name, variable] of Object.entries(variables)) {
    data[name] = valueFor(variable, own(given, name), language);
  }
  return data;
}

function valueFor(variable: Variable, given: unknown, language: string): unknown {
  switch (variable.type) {
    case 'group':
      if (given === null || given === undefined)
        return variable.optional ? '' : templateData(variable.fields, {}, language);
      return templateData(variable.fields, given, language);
    case 'list':
      return listOf(variable.items, Array.isArray(given) ? given : [], variable.optional, language);
    default: {
      const text = typeof given === 'string' ? textOf(variable, given, language) : '';
      return text === '' && !variable.optional ? new Unusable('has no value') : text;
    }
  }
}

function listOf(items: Variables, given: unknown[], optional = false, language = 'en'): unknown {
  if (given.length === 0) return optional ? [] : new Unusable('is empty');
  if (given.length > MOST_ITEMS) return new Unusable(`has more than ${MOST_ITEMS} entries`);
  return given.map((item) => templateData(items, item, language));
}

type TextVariable = Variable & { type: keyof typeof LONGEST };

function textOf(variable: TextVariable, given: string, language: string): string | Unusable {
  const longest = variable.longest ?? LONGEST[variable.type];
  switch (variable.type) {
    case 'line':
      return oneLine(given, longest);
    case 'day':
      // What is a day in words already stays as it is.
      return /^\d{4}-\d\d-\d\d$/.test(given) ? dayInFull(given, language) : oneLine(given, longest);
    case 'name':
      return personName(given, longest);
    case 'url':
      return given.trim() === '' ? '' : urlOf(given.trim(), longest);
    case 'text':
    case 'html': {
      // Cutting would lose words of a person, so it is refused instead.
      const lines = cleanLines(given);
      return lines.length > longest ? new Unusable(`is longer than ${longest} characters`) : lines;
    }
  }
}

const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

function urlOf(given: string, longest: number): string | Unusable {
  const url = given.length <= longest ? URL.parse(given) : null;
  return url && SCHEMES.includes(url.protocol) && !/\s/.test(given)
    ? given
    : new Unusable('is not a web address');
}

function own(given: unknown, name: string): unknown {
  return given !== null && typeof given === 'object' && Object.hasOwn(given, name)
    ? (given as Record<string, unknown>)[name]
    : undefined;
}
