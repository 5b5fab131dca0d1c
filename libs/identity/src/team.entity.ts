import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

const TeamSchema = defineEntity({
  name: 'Team',
  tableName: 'team',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    name: p.string().length(200).unique(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** People who share queues and views. */
export class Team extends TeamSchema.class {}
TeamSchema.setClass(Team);

const TeamMemberSchema = defineEntity({
  name: 'TeamMember',
  tableName: 'team_member',
  properties: {
    teamId: p.uuid().primary(),
    personId: p.uuid().primary(),
    /** When a rule last gave this member work because it was their turn. */
    turnAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['personId'] }],
});

/** One person's place in one team. */
export class TeamMember extends TeamMemberSchema.class {}
TeamMemberSchema.setClass(TeamMember);
