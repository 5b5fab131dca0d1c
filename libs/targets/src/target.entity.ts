import { defineEntity, p } from '@mikro-orm/sql';
import type { Deed, Extension, MissDeed } from './deeds.js';
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
    /** What is done at each warning, and when it was not kept: in this order, once. */
    atWarning: p.json<Deed[]>().defaultRaw(`'[{"deed":"notify"}]'`),
    atMiss: p.json<MissDeed[]>().defaultRaw(`'[{"deed":"notify"}]'`),
    /** How far its date may be moved; null: there is no limit. */
    extension: p.json<Extension>().nullable(),
  },
});

/**
 * A promise as configuration: an answer within ten working days. A clock keeps what was promised when it started, so a changed
 * target holds for what comes in from then on. What is done at a warning and at a miss, and how far a date may be moved, is no
 * promise to whoever wrote but how the work is done here: that is as it stands now, for every clock.
 */
export class Target extends TargetSchema.class {}
TargetSchema.setClass(Target);
