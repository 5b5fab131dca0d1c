import { Migration } from '@mikro-orm/migrations';

/** What the charter in use is called and promises, as it was when it was put in use. */
export class Promises extends Migration {
  override up(): void {
    this.addSql(`alter table organisation add column charter_name varchar(200) not null default '',
      add column promises jsonb not null default '[]'`);
  }
}
