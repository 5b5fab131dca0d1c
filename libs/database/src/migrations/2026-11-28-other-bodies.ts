import { Migration } from '@mikro-orm/migrations';

/** The bodies that look after what is not ours, and what was redirected to each. */
export class OtherBodies extends Migration {
  override up(): void {
    this.addSql(`create table other_body (
      key varchar(60) primary key,
      name varchar(200) not null,
      about varchar(500) not null default '',
      website varchar(2000) null,
      telephone varchar(60) null,
      email varchar(320) null)`);
    this.addSql('alter table conversation add column redirected_to varchar(60) null');
    this.addSql('alter table conversation add column redirected_at timestamptz null');
    this.addSql(
      `create index conversation_redirected on conversation (redirected_to, redirected_at)
       where redirected_to is not null`,
    );
  }
}
