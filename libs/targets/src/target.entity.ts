import { defineEntity, p } from '@mikro-orm/sql';
import type { TargetUnit } from '#calendar';
import type { MetBy, StartsOn } from './moments.js';

const TargetSchema = defineEntity({
  name: 'Target',
  tableName: 'target',
  properties: {
    /** Stable, for rules and programs: `response`. */
    key: p.string().length(60).primary(),
    name: p.string().length(200),
    amount: p.integer(),
    unit: p.string().length(20).$type<TargetUnit>(),
    /** Key of the working calendar it counts by. */
    calendar: p.string().length(60),
    /** Whether a closed day of receipt moves on to the next working day, or counts from the very day, as the law does. */
    countsFrom: p.string().length(30).$type<'working-day-of-receipt' | 'day-of-receipt'>(),
    startsOn: p.string().length(20).$type<StartsOn>().default('receipt'),
    metBy: p.string().length(20).$type<MetBy>().default('answer'),
    /** Stands still while we wait for the contact. */
    pausesWhileWaiting: p.boolean(),
    /** When to warn before it is due; any number. */
    warnBefore: p.json<{ amount: number; unit: TargetUnit }[]>(),
  },
});

/** A promise as configuration: an answer within ten working days. */
export class Target extends TargetSchema.class {}
TargetSchema.setClass(Target);
