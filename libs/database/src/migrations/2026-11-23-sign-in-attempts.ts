import { Migration } from '@mikro-orm/migrations';

/** Wrong passwords, counted by the hash of the address, whether or not it has an account. */
export class SignInAttempts extends Migration {
  override up(): void {
    this.addSql(`create table sign_in_attempt (
      address varchar(64) primary key,
      failures int not null,
      until timestamptz not null
    )`);
    this.addSql('create index sign_in_attempt_until_index on sign_in_attempt (until)');
    this.addSql('alter table person drop column failures, drop column rests_until');
  }
}
