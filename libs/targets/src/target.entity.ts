import { defineEntity, p } from '@mikro-orm/sql';
import type { MetBy, StartsOn } from './moments.js';
import { terms } from './terms.js';

const TargetSchema = defineEntity({
  name: 'Target',
  tableName: 'target',
  properties: {
    /** Stable, for rules and programs: `response`. */
    key: p.string().length(60).primary(),
    name: p.string().length(200),
    ...terms(),
    startsOn: p.string().length(20).$type<StartsOn>().default('receipt'),
    metBy: p.string().length(20).$type<MetBy>().default('answer'),
  },
});

/** A promise as configuration: an answer within ten working days. */
export class Target extends TargetSchema.class {}
TargetSchema.setClass(Target);
