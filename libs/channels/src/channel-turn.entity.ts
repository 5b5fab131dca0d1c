import { defineEntity, type EntityManager, p } from '@mikro-orm/sql';
import { newId } from '#shared';
import type { Channel } from './channel.entity.js';

/** `on`: looked at by itself · `off`: switched off, or not set up · `stopped`: an error waits for a person. */
export type ChannelHow = 'on' | 'off' | 'stopped';

const ChannelTurnSchema = defineEntity({
  name: 'ChannelTurn',
  tableName: 'channel_turn',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    channelId: p.uuid(),
    at: p.datetime(),
    how: p.string().length(10).$type<ChannelHow>(),
    /** The error that stopped it. */
    reason: p.text().nullable(),
  },
  indexes: [{ properties: ['channelId', 'at', 'id'] }],
});

/** From when on a channel was to be looked at, or no longer. */
export class ChannelTurn extends ChannelTurnSchema.class {}
ChannelTurnSchema.setClass(ChannelTurn);

/** Writes down how a channel is now, where that is news; one that was never set up has no turns at all. */
export async function noteTurn(em: EntityManager, channel: Channel, at: Date): Promise<void> {
  const how = channel.how();
  const last = await em.findOne(
    ChannelTurn,
    { channelId: channel.id },
    { orderBy: { at: 'desc', id: 'desc' } },
  );
  if ((last?.how ?? 'off') === how) return;
  const reason = how === 'stopped' ? channel.stateReason : null;
  em.persist(em.create(ChannelTurn, { channelId: channel.id, at, how, reason }));
}
