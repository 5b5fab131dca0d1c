import { z } from 'zod';
import { defaultsSchema, ruleSchema } from '#routing';
import { basedCharterSchema, charterSchema } from '#targets';

/** Of a rule that is there in the base, only what changes. */
const changedRule = z.strictObject({ ...ruleSchema.partial().shape, key: ruleSchema.shape.key });

/** The JSON Schema (2020-12) of a charter's file, for editors; which one applies hangs on whether it is based on another. */
export function charterJsonSchema(): Record<string, unknown> {
  const whole = charterSchema.extend({ rules: z.array(ruleSchema), defaults: defaultsSchema });
  const based = basedCharterSchema.extend({
    rules: z.array(changedRule).optional(),
    defaults: defaultsSchema.partial().optional(),
  });
  const { $schema, anyOf, ...rest } = z.toJSONSchema(z.union([based, whole]), {
    io: 'input',
    reused: 'ref',
    unrepresentable: 'any',
  });
  const [then, otherwise] = anyOf ?? [];
  return {
    $schema,
    title: 'A Postroom charter',
    if: { required: ['basedOn'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
    then: then,
    else: otherwise,
    ...rest,
  };
}
