import { Migration } from '@mikro-orm/migrations';

/** Who gets a message without the others being told. */
export class BlindCopies extends Migration {
  override up(): void {
    this.addSql(`alter table message add column bcc jsonb not null default '[]'`);
  }
}
