import { Migration } from '@mikro-orm/migrations';

/** How a conversation ended. */
export class Outcome extends Migration {
  override up(): void {
    this.addSql('alter table conversation add column outcome varchar(20) null');
  }
}
