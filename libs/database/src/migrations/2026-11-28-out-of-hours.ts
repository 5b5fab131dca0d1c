import { Migration } from '@mikro-orm/migrations';

/** What an acknowledgement says to those who write when a calendar is closed. */
export class OutOfHours extends Migration {
  override up(): void {
    this.addSql(`alter table working_calendar add column out_of_hours text not null default ''`);
  }
}
