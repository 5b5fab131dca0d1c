import { Migration } from '@mikro-orm/migrations';

/** What is done at a warning and at a miss, how far a date may be moved, and when word of a delay was drafted. */
export class DeedsAtDates extends Migration {
  override up(): void {
    this.addSql(`alter table target add column at_warning jsonb not null default '[{"deed":"notify"}]',
      add column at_miss jsonb not null default '[{"deed":"notify"}]',
      add column extension jsonb null`);
    this.addSql('alter table target_clock add column apology_drafted_at timestamptz null');
  }
}
