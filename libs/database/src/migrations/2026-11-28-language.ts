import { Migration } from '@mikro-orm/migrations';

/** The language in which a conversation is answered. */
export class Language extends Migration {
  override up(): void {
    this.addSql('alter table conversation add column language varchar(35) null');
    this.addSql("update conversation set language = left(facts ->> 'language', 35)");
  }
}
