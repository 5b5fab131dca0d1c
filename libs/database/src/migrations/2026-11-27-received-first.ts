import { Migration } from '@mikro-orm/migrations';

/** What was first taken for the moment of receipt, where it was corrected. */
export class ReceivedFirst extends Migration {
  override up(): void {
    this.addSql('alter table conversation add column received_at_first timestamptz null');
  }
}
