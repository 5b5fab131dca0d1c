import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/sql';
import { checkRuleSet, type Finding, type Known } from '#routing';
import { type Clock, DomainError } from '#shared';
import type { RuleBook } from './rule-book.js';
import { type RuleDraft, readRuleDraft, soundDraft } from './rule-draft.js';
import { knownIn, type RuleNames, readRuleNames } from './rule-names.js';
import { RuleVersion } from './rule-version.entity.js';

/** A saved state of the rules, as a list names it. */
export interface RuleVersionLine {
  version: number;
  savedAt: Date;
  /** Null: Postroom itself, from a charter. */
  savedBy: { id: string; name: string } | null;
  note: string;
  rules: number;
}

/** The routing rules as they are, as they were, and as somebody would have them. */
export class RuleVersions {
  /** @param acknowledgements the names of the templates that there are */
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly book: RuleBook,
    private readonly acknowledgements: () => string[] | Promise<string[]>,
  ) {}

  async current(em = this.em.fork()): Promise<RuleVersion> {
    const [version] = await em.find(RuleVersion, {}, { orderBy: { version: 'desc' }, limit: 1 });
    if (version) return version;
    throw new DomainError('conflict', 'no-charter', 'No charter is in use yet: choose one first.');
  }

  /** @throws DomainError `not-found` */
  async get(version: string): Promise<RuleVersion> {
    const found = /^\d{1,9}$/.test(version)
      ? await this.em.fork().findOne(RuleVersion, { version: Number(version) })
      : null;
    if (!found) throw DomainError.notFound('version', version);
    return found;
  }

  /** Newest first. @param before only those older than this version */
  async list(limit: number, before: number | null): Promise<RuleVersionLine[]> {
    const rows = await this.em.fork().execute<(Omit<RuleVersionLine, 'savedBy'> & Saver)[]>(
      `select v.version, v.saved_at as "savedAt", v.note, jsonb_array_length(v.rules) as rules,
         p.id as saver, p.name as "saverName"
       from rule_version v left join person p on p.id = v.saved_by
       where v.version < ? order by v.version desc limit ?`,
      [before ?? 2_147_483_647, limit],
    );
    return rows.map(({ saver, saverName, savedAt, ...row }) => ({
      ...row,
      savedAt: new Date(savedAt),
      savedBy: saver && saverName ? { id: saver, name: saverName } : null,
    }));
  }

  /** @param defaults absent: as they are */
  async check(rules: unknown, defaults: unknown): Promise<Finding[]> {
    const current = await this.current();
    const read = readRuleDraft(rules, defaults ?? current.defaults);
    if ('findings' in read) return read.findings;
    return checkRuleSet(read.draft.rules, read.draft.defaults, await this.known(current));
  }

  /**
   * Saves a new version, which is in force from then on for what comes in; the very same rules make none.
   * @param basedOn the version that was changed; a stale one is refused
   * @throws DomainError `invalid` where the rules cannot work, `conflict` with the code `stale-version`
   */
  async save(
    change: { rules: unknown; defaults?: unknown; note: string; basedOn?: number | undefined },
    by: string,
  ): Promise<{ version: RuleVersion; findings: Finding[] }> {
    const saved = await this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      // One after the other: two who save at once must not both believe that theirs is in force.
      await em.execute('select 1 from organisation where id = 1 for update');
      const current = await this.current(em);
      if (change.basedOn !== undefined && change.basedOn !== current.version) {
        throw new DomainError(
          'conflict',
          'stale-version',
          `Somebody else has saved version ${current.version} since. Look at it before you save yours.`,
        );
      }
      const known = await this.known(current, em);
      const { findings, ...draft } = soundDraft(change.rules, change.defaults ?? current.defaults, known);
      if (isSame(draft, current)) return { version: current, findings };
      const version = em.create(RuleVersion, {
        version: current.version + 1,
        ...draft,
        kinds: current.kinds,
        savedAt: this.clock.date(),
        savedBy: by,
        note: change.note,
      });
      em.persist(version);
      return { version, findings };
    });
    this.book.forget();
    return saved;
  }

  /** What rules may name. */
  async names(version: RuleVersion, em = this.em.fork()): Promise<RuleNames> {
    return readRuleNames(em, version, await this.acknowledgements());
  }

  async known(version: RuleVersion, em = this.em.fork()): Promise<Known> {
    return knownIn(await this.names(version, em));
  }
}

interface Saver {
  saver: string | null;
  saverName: string | null;
}

function isSame(draft: RuleDraft, { rules, defaults }: RuleVersion): boolean {
  // As it is stored: what is left out is left out.
  return isDeepStrictEqual(JSON.parse(JSON.stringify(draft)), { rules, defaults });
}
