import { defineEntity, p } from '@mikro-orm/sql';

const BankHolidayFeedSchema = defineEntity({
  name: 'BankHolidayFeed',
  tableName: 'bank_holiday_feed',
  properties: {
    id: p.integer().primary(),
    /** As it was published; added to what ships with the code. */
    feed: p.json<object>(),
    fetchedAt: p.datetime(),
  },
});

/** The newest bank holidays that were loaded after the release; one row, 1. */
export class BankHolidayFeed extends BankHolidayFeedSchema.class {}
BankHolidayFeedSchema.setClass(BankHolidayFeed);
