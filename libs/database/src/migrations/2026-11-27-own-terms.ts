import { Migration } from '@mikro-orm/migrations';

/** Each clock keeps what was promised when it started; what is due is found in its order, however many at one moment. */
export class OwnTerms extends Migration {
  override up(): void {
    this.addSql(`alter table target_clock add column amount int null,
      add column unit varchar(20) null,
      add column calendar varchar(60) null,
      add column counts_from varchar(30) null,
      add column pauses_while_waiting boolean null,
      add column warn_before jsonb null`);
    this.addSql(`update target_clock set amount = target.amount, unit = target.unit, calendar = target.calendar,
      counts_from = target.counts_from, pauses_while_waiting = target.pauses_while_waiting, warn_before = target.warn_before
      from target where target.key = target_clock.target`);
    // Nothing takes targets away, but hands may have. Terms that give the date that the clock has.
    this.addSql(`update target_clock set amount = greatest(due - (started_at at time zone organisation.time_zone)::date, 0),
      unit = 'calendar-days', calendar = organisation.calendar, counts_from = 'day-of-receipt',
      pauses_while_waiting = false, warn_before = '[]' from organisation where amount is null`);
    this.addSql(`alter table target_clock alter column amount set not null,
      alter column unit set not null,
      alter column calendar set not null,
      alter column counts_from set not null,
      alter column pauses_while_waiting set not null,
      alter column warn_before set not null`);
    // A day's promises all end at one moment, so the moment alone is no order.
    this.addSql('drop index target_clock_due_at_index');
    this.addSql('drop index target_clock_warn_at_index');
    this.addSql(
      `create index target_clock_due_at_id_index on target_clock (due_at, id) where state = 'running'`,
    );
    this.addSql(
      `create index target_clock_warn_at_id_index on target_clock (warn_at, id) where state = 'running' and warn_at is not null`,
    );
  }
}
