import { Migration } from '@mikro-orm/migrations';

/** The proof that each channel was looked at: what was done on each day, and since when it was to be done. */
export class ChannelLooks extends Migration {
  override up(): void {
    this.addSql(`create table channel_look (
      channel_id uuid not null,
      day date not null,
      looks int not null,
      first_at timestamptz null,
      last_at timestamptz null,
      failures int not null,
      failed_at timestamptz null,
      trouble text null,
      primary key (channel_id, day)
    )`);
    this.addSql(`create table channel_turn (
      id uuid primary key,
      channel_id uuid not null,
      at timestamptz not null,
      how varchar(10) not null,
      reason text null
    )`);
    this.addSql('create index channel_turn_channel_id_at_id_index on channel_turn (channel_id, at, id)');
    // Of what was before, nobody kept a record: the proof begins today.
    this.addSql(`insert into channel_turn (id, channel_id, at, how, reason)
      select gen_random_uuid(), id, now(),
        case when not enabled then 'off' when state = 'stopped' then 'stopped' else 'on' end, state_reason
      from channel where state <> 'unconfigured'`);
    this.addSql('alter table channel add column judged_to date null');
  }
}
