import { z } from 'zod';
import { type Field, fieldNamed, operatorsOf } from './fields.js';
import { patternOf } from './pattern.js';

/** One look at one field: `{ field: subject, operator: contains, value: complaint }`. */
export interface Test {
  /** A name from `fields`, or `form.NAME`. */
  field: string;
  operator: string;
  /** A text, a list of texts (`…-any-of`), a number, yes or no; times are `HH:MM`, days `YYYY-MM-DD`. */
  value: string | number | boolean | string[];
}

/** `{ all: [] }` always holds, `{ any: [] }` never does. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { none: Condition[] } | Test;

/** Every look in a condition, with where it stands: `when.all.0`. */
export function testsIn(condition: Condition, path = 'when'): { path: string; test: Test }[] {
  if ('field' in condition) return [{ path, test: condition }];
  return Object.entries(condition).flatMap(([group, parts]) =>
    (parts as Condition[]).flatMap((part, index) => testsIn(part, `${path}.${group}.${index}`)),
  );
}

/** What a look asks for, as texts. */
export function wantedIn({ value }: Pick<Test, 'value'>): string[] {
  return Array.isArray(value) ? value : [String(value)];
}

/** Deeper nesting than a person can read, and than a parser should follow. */
export const DEEPEST = 8;

const GROUPS = ['all', 'any', 'none'] as const;

const textSchema = z.string().trim().min(1, 'This must not be empty.').max(300);

/**
 * One loose shape with the exact rules below, instead of a union: a union can only say "invalid input", and a manager
 * needs to read which field of which rule is wrong and why.
 */
export const conditionSchema: z.ZodType<Condition> = z
  .strictObject({
    get all() {
      return z.array(conditionSchema).max(100).optional();
    },
    get any() {
      return z.array(conditionSchema).max(100).optional();
    },
    get none() {
      return z.array(conditionSchema).max(100).optional();
    },
    field: z.string().optional(),
    operator: z.string().optional(),
    value: z
      .union([
        textSchema,
        z.number(),
        z.boolean(),
        z.array(textSchema).min(1, 'At least one is needed.').max(500),
      ])
      .optional(),
  })
  .superRefine((condition, context) => {
    for (const { path, message } of mistakesIn(condition)) {
      context.addIssue({ code: 'custom', path: [path], message });
    }
  }) as unknown as z.ZodType<Condition>;

interface Loose {
  all?: unknown;
  any?: unknown;
  none?: unknown;
  field?: string | undefined;
  operator?: string | undefined;
  value?: unknown;
}

function mistakesIn(condition: Loose): { path: string; message: string }[] {
  const groups = GROUPS.filter((group) => condition[group] !== undefined);
  const isTest = ['field', 'operator', 'value'].some((part) => condition[part as keyof Loose] !== undefined);
  if (groups.length + (isTest ? 1 : 0) !== 1) {
    return [
      {
        path: groups[0] ?? 'field',
        message:
          'A condition is one of "all", "any" and "none" with a list, or a field with an operator and a value.',
      },
    ];
  }
  if (!isTest) return [];
  const field = fieldNamed(condition.field ?? '');
  if (!field) return [{ path: 'field', message: `There is no field "${condition.field ?? ''}".` }];
  const operators: readonly string[] = operatorsOf[field.kind];
  if (!operators.includes(condition.operator ?? '')) {
    return [
      { path: 'operator', message: `${capital(field.label)} can be looked at by: ${operators.join(', ')}.` },
    ];
  }
  const wanted = wantedValue(field, condition.operator ?? '');
  return wanted.fits(condition.value) ? [] : [{ path: 'value', message: `This must be ${wanted.words}.` }];
}

function wantedValue(field: Field, operator: string): { words: string; fits(value: unknown): boolean } {
  if (field.values) {
    const known = field.values;
    const among = (value: unknown) => typeof value === 'string' && known.includes(value.toLowerCase());
    return operator === 'is'
      ? { words: `one of: ${known.join(', ')}`, fits: among }
      : { words: `a list of: ${known.join(', ')}`, fits: (v) => Array.isArray(v) && v.every(among) };
  }
  if (operator.endsWith('any-of')) return { words: 'a list of texts', fits: (v) => Array.isArray(v) };
  if (operator === 'matches') {
    const words = 'a regular expression as RE2 knows them: no look-around, no back-references';
    return { words, fits: (v) => typeof v === 'string' && patternOf(v) !== null };
  }
  switch (field.kind) {
    case 'yes-no':
      return { words: 'true or false', fits: (v) => typeof v === 'boolean' };
    case 'number':
      return { words: 'a number', fits: (v) => typeof v === 'number' };
    case 'time':
      return { words: 'a time such as "17:00"', fits: (v) => matches(v, /^([01]\d|2[0-3]):[0-5]\d$/) };
    case 'date':
      return {
        words: 'a day such as "2026-12-24"',
        fits: (v) => matches(v, /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
      };
    default:
      return { words: 'a text', fits: (v) => typeof v === 'string' };
  }
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
