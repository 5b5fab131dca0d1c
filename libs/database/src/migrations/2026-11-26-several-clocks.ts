import { Migration } from '@mikro-orm/migrations';

/** What starts and what meets a target, when it warns, and complaints that go on to a second stage. */
export class SeveralClocks extends Migration {
  override up(): void {
    this.addSql(`alter table target add column starts_on varchar(20) not null default 'receipt',
      add column met_by varchar(20) not null default 'answer'`);
    this.addSql(`alter table target_clock add column ends_by varchar(20) not null default 'answer',
      add column warnings jsonb not null default '[]',
      add column warn_at timestamptz null,
      add column warned_at timestamptz null`);
    this.addSql(
      `create index target_clock_warn_at_index on target_clock (warn_at) where state = 'running' and warn_at is not null`,
    );
    this.addSql(`alter table conversation add column pending_targets jsonb not null default '[]',
      add column stage smallint not null default 1,
      add column stage_one_by uuid null`);
    this.addSql('alter table message add column holding boolean not null default false');
  }
}
