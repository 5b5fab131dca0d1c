import { Migration } from '@mikro-orm/migrations';

/** What managers write in the app in place of a template's files. */
export class TemplateVersions extends Migration {
  override up(): void {
    this.addSql(`create table template_version (
      id serial primary key,
      key varchar(130) not null,
      language varchar(35) not null,
      version int not null,
      parts jsonb null,
      saved_at timestamptz not null,
      saved_by uuid null,
      why text not null default ''
    )`);
    this.addSql(
      'create unique index template_version_key_language_version_unique on template_version (key, language, version)',
    );
  }
}
