import { Migration } from '@mikro-orm/migrations';

/** The conversations with a message that did not surely arrive are found without looking at any other. */
export class NotArrived extends Migration {
  override up(): void {
    this.addSql(`create index message_not_arrived_index on message (conversation_id)
      where delivery in ('failed', 'unknown', 'bounced')`);
  }
}
