import { defineEntity, p } from '@mikro-orm/sql';

const QueueSchema = defineEntity({
  name: 'Queue',
  tableName: 'queue',
  properties: {
    /** Stable, for rules and programs: `general`. */
    key: p.string().length(60).primary(),
    name: p.string().length(200),
    position: p.integer(),
    /** Its conversations do not exist for anybody outside its teams, administrators included. */
    restricted: p.boolean().default(false),
  },
});

/** Where a team finds its conversations. */
export class Queue extends QueueSchema.class {}
QueueSchema.setClass(Queue);

const QueueTeamSchema = defineEntity({
  name: 'QueueTeam',
  tableName: 'queue_team',
  properties: { queue: p.string().length(60).primary(), teamId: p.uuid().primary() },
  indexes: [{ properties: ['teamId'] }],
});

/** One of the teams that work on a queue. */
export class QueueTeam extends QueueTeamSchema.class {}
QueueTeamSchema.setClass(QueueTeam);
