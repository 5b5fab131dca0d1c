import { defineEntity, p } from '@mikro-orm/sql';

const QueueSchema = defineEntity({
  name: 'Queue',
  tableName: 'queue',
  properties: {
    /** Stable, for rules and programs: `general`. */
    key: p.string().length(60).primary(),
    name: p.string().length(200),
    position: p.integer(),
  },
});

/** Where a team finds its conversations. */
export class Queue extends QueueSchema.class {}
QueueSchema.setClass(Queue);
