import { defineEntity, p } from '@mikro-orm/sql';
import type { Defaults, RuleSet } from '#routing';

const RuleVersionSchema = defineEntity({
  name: 'RuleVersion',
  tableName: 'rule_version',
  properties: {
    /** 1, 2, 3 … the highest is in force. */
    version: p.integer().primary(),
    rules: p.json<RuleSet>(),
    defaults: p.json<Defaults>(),
    /** How each kind is named and acknowledged. */
    kinds: p.json<{ key: string; name: string; acknowledgement: string }[]>(),
    savedAt: p.datetime().defaultRaw('now()'),
    savedBy: p.uuid().nullable(),
    note: p.text().default(''),
  },
});

/** One saved state of the routing rules; never changed. */
export class RuleVersion extends RuleVersionSchema.class {}
RuleVersionSchema.setClass(RuleVersion);
