import { defineEntity, p } from '@mikro-orm/sql';

const ChannelLookSchema = defineEntity({
  name: 'ChannelLook',
  tableName: 'channel_look',
  properties: {
    channelId: p.uuid().primary(),
    /** `YYYY-MM-DD` in the organisation's time zone. */
    day: p.string().columnType('date').primary(),
    /** How many were completed, those that found nothing among them. */
    looks: p.integer(),
    firstAt: p.datetime().nullable(),
    lastAt: p.datetime().nullable(),
    /** How many were tried and failed. */
    failures: p.integer(),
    failedAt: p.datetime().nullable(),
    /** What the last that failed said. */
    trouble: p.text().nullable(),
  },
});

/** How often a channel was looked at on one day. */
export class ChannelLook extends ChannelLookSchema.class {}
ChannelLookSchema.setClass(ChannelLook);
