import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/sql';
import { type Clock, DomainError } from '#shared';
import { OWN_LANGUAGE, placeOf, type TemplateFile } from '../templates/index.js';
import { keyFromName, mistakesOfChange, refuseMistakes, soundParts } from './check-change.js';
import { nameOf, type SavedText, settleTexts } from './settle-texts.js';
import { type NewestVersion, newestVersions, type TemplateBook } from './template-book.js';
import { type Sources, TemplateVersion } from './template-version.entity.js';

/** A saved state of a text, as a list names it. */
export interface TemplateVersionLine {
  version: number;
  savedAt: Date;
  savedBy: { id: string; name: string } | null;
  why: string;
  /** From then on the file's text held, or there was no such text. */
  toFile: boolean;
}

export interface TemplateChange {
  key: string;
  language: string;
  /** Null: the file's text again. */
  parts: Readonly<Record<string, unknown>> | null;
  why: string;
  /** The version that was changed, 0 for the file's text; a stale one is refused. */
  basedOn: number;
}

/** What managers save of the templates: every save is a version, and none is ever lost. */
export class TemplateVersions {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly book: TemplateBook,
    /** Who sends an acknowledgement of this name, in words: `the rule "Noise"`. */
    private readonly usesOf: (name: string) => Promise<string[]>,
  ) {}

  /** Newest first. @param before only those older than this version */
  async list(
    key: string,
    language: string,
    limit: number,
    before: number | null,
  ): Promise<TemplateVersionLine[]> {
    const rows = await this.em
      .fork()
      .execute<(Omit<TemplateVersionLine, 'savedBy'> & { by: string | null; name: string | null })[]>(
        `select v.version, v.saved_at as "savedAt", v.why, v.parts is null as "toFile", p.id as by, p.name
         from template_version v left join person p on p.id = v.saved_by
         where v.key = ? and v.language = ? and v.version < ? order by v.version desc limit ?`,
        [key, language, before ?? 2_147_483_647, limit],
      );
    return rows.map(({ by, name, savedAt, ...row }) => ({
      ...row,
      savedAt: new Date(savedAt),
      savedBy: by && name ? { id: by, name } : null,
    }));
  }

  /**
   * What held from a version on; version 0 is the file's text.
   * @returns null where there was no text
   * @throws DomainError `not-found`
   */
  async sources(key: string, language: string, version: number): Promise<Sources | null> {
    const file = fileSources(this.book.files, key, language);
    if (version === 0) return file;
    const found = await this.em.fork().findOne(TemplateVersion, { key, language, version });
    if (!found) throw DomainError.notFound('version', String(version));
    return found.parts ?? file;
  }

  /**
   * Saves a new version, in force from then on; the very same text makes none.
   * @throws DomainError `not-found`; `invalid` where it has a mistake, with each place; `conflict` with the code `stale-version`
   */
  async save(change: TemplateChange, by: string): Promise<void> {
    const { key, language } = change;
    await this.changing(async (em, newest) => {
      if (!this.isThere(key, newest)) throw DomainError.notFound('template', key);
      const current = newest.find((each) => nameOf(each) === nameOf(change));
      mustBeNewest(current?.version ?? 0, change.basedOn);
      const file = fileSources(this.book.files, key, language);
      if (change.parts === null && !file && language === OWN_LANGUAGE) {
        throw new DomainError(
          'conflict',
          'no-file',
          'It was made here: there is no text of a file to go back to.',
        );
      }
      await this.write(em, newest, { ...change, by });
    });
  }

  /**
   * Saves an old version anew; version 0 is the file's text.
   * @throws DomainError as `save`
   */
  async takeUp(
    { version, ...change }: Omit<TemplateChange, 'parts'> & { version: number },
    by: string,
  ): Promise<void> {
    const parts = await this.sources(change.key, change.language, version);
    const inFile = fileSources(this.book.files, change.key, change.language);
    await this.save({ ...change, parts: isDeepStrictEqual(parts, inFile) ? null : parts }, by);
  }

  /**
   * Makes a template that there was not.
   * @returns its key
   * @throws DomainError `invalid` where it has a mistake or no name; `conflict` where there is one of that name
   */
  async add(
    {
      purpose,
      name,
      parts,
      why,
    }: { purpose: string; name: string; parts: Record<string, unknown>; why: string },
    by: string,
  ): Promise<string> {
    const key = keyFromName(purpose, name);
    await this.changing(async (em, newest) => {
      if (this.isThere(key, newest)) {
        throw new DomainError('conflict', 'name-taken', `There is a template "${key}" already.`);
      }
      await this.write(em, newest, { key, language: OWN_LANGUAGE, parts, why, by });
    });
    return key;
  }

  /**
   * Takes out a template that was made here, in all its languages. Its versions stay.
   * @throws DomainError `not-found`; `conflict` where it stands in a file, or something sends it
   */
  async remove(key: string, why: string, by: string): Promise<void> {
    await this.changing(async (em, newest) => {
      if (!this.isThere(key, newest)) throw DomainError.notFound('template', key);
      if (fileSources(this.book.files, key, OWN_LANGUAGE)) {
        throw new DomainError('conflict', 'has-file', 'It stands in a file, so it cannot be removed here.');
      }
      const [purpose = '', name = ''] = key.split('/');
      const uses = purpose === 'acknowledgement' ? await this.usesOf(name) : [];
      if (uses.length > 0) {
        throw new DomainError('conflict', 'in-use', `It is sent by ${uses.join(', ')}. Change that first.`);
      }
      for (const { language } of newest.filter((each) => each.key === key && each.parts)) {
        await this.write(em, newest, { key, language, parts: null, why, by });
      }
    });
  }

  private isThere(key: string, newest: NewestVersion[]): boolean {
    const inFile = this.book.files.some(({ path }) => placeOf(path)?.key === key);
    return inFile || newest.some((each) => each.key === key && each.parts !== null);
  }

  private async changing(work: (em: EntityManager, newest: NewestVersion[]) => Promise<void>): Promise<void> {
    await this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      // One after the other: what two save at once must be sound together.
      await em.execute('select 1 from organisation where id = 1 for update');
      await work(em, await newestVersions(em));
    });
    this.book.forget();
  }

  private async write(
    em: EntityManager,
    newest: NewestVersion[],
    { key, language, parts: given, why, by }: Omit<TemplateChange, 'basedOn'> & { by: string },
  ): Promise<void> {
    const parts = given && soundParts(key, language, given);
    const current = newest.find((each) => nameOf(each) === nameOf({ key, language }));
    if (isDeepStrictEqual(parts, current ? current.parts : fileSources(this.book.files, key, language)))
      return;
    const saved = newest.filter((each): each is NewestVersion & SavedText => each.parts !== null);
    const { kept } = settleTexts(this.book.files, saved);
    refuseMistakes(mistakesOfChange(this.book.files, kept, { key, language, parts }));
    em.persist(
      em.create(TemplateVersion, {
        key,
        language,
        version: (current?.version ?? 0) + 1,
        parts,
        savedAt: this.clock.date(),
        savedBy: by,
        why: why.trim(),
      }),
    );
  }
}

/** What the files hold of a text; null where they hold nothing. */
export function fileSources(files: readonly TemplateFile[], key: string, language: string): Sources | null {
  const own = files.flatMap(({ path, source }) => {
    const place = placeOf(path);
    return place && nameOf(place) === nameOf({ key, language }) ? [[place.part, source] as const] : [];
  });
  return own.length > 0 ? Object.fromEntries(own) : null;
}

function mustBeNewest(newest: number, basedOn: number): void {
  if (newest === basedOn) return;
  throw new DomainError(
    'conflict',
    'stale-version',
    `Somebody else has saved version ${newest} since. Look at it before you save yours.`,
  );
}
