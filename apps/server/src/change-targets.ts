import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { AuditEntry } from '#identity';
import { RuleVersions } from '#inbox';
import { Clock, DomainError } from '#shared';
import {
  currentManager,
  DueDates,
  type Reckoning,
  Target,
  type TargetDraft,
  targetDraftOf,
  targetSentence,
} from '#targets';
import { contentVersion } from './content-version.js';
import { freshKey } from './fresh-key.js';
import { refuseInUse, type TargetUse, usesIn } from './target-uses.js';

/** A target with what stands on it. */
export interface ListedTarget extends TargetDraft {
  key: string;
  /** `10 working days from the working day of receipt, met by an answer; …` */
  sentence: string;
  usedBy: TargetUse[];
  /** Stands for this content; a change says on which it is based. */
  version: string;
}

/** What a target comes to for something that comes in at one moment. */
export interface TriedTarget extends Reckoning {
  sentence: string;
  /** `YYYY-MM-DD`: the latest day to which it could be moved; null: there is no limit. */
  latest: string | null;
}

/** Lists the targets, says what one would come to, and changes them. What runs keeps what it was promised. */
@Injectable()
export class ChangeTargets {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
    private readonly rules: RuleVersions,
  ) {}

  async list(): Promise<ListedTarget[]> {
    const em = this.em.fork();
    const [inForce, { promises }] = [await this.rules.current(em), await this.dueDates.organisation()];
    const targets = await em.find(Target, {}, { orderBy: { name: 'asc', key: 'asc' } });
    return targets.map((target) => ({
      ...targetDraftOf(target),
      key: target.key,
      sentence: targetSentence(target),
      usedBy: usesIn(target.key, inForce, promises),
      version: versionOf(target),
    }));
  }

  /**
   * What it would come to; changes nothing.
   * @throws DomainError `invalid` where it cannot be worked by, with each field that is wrong
   */
  async try(draft: TargetDraft, receivedAt: Temporal.Instant): Promise<TriedTarget> {
    await this.check(draft);
    const latest =
      draft.extension && (await this.dueDates.moved(draft, receivedAt, [], draft.extension.most));
    return {
      ...(await this.dueDates.reckon(draft, receivedAt)),
      sentence: targetSentence(draft),
      latest: latest ? latest.due : null,
    };
  }

  /** @param key absent: one is made of its name @throws DomainError `invalid`; `conflict` where the key is there already */
  async create(draft: TargetDraft, key: string | undefined, by: string): Promise<string> {
    return this.change(async (em) => {
      await this.check(draft);
      const taken = (await em.find(Target, {})).map((target) => target.key);
      if (key && taken.includes(key)) {
        throw new DomainError('conflict', 'key-taken', `There is a target “${key}” already.`);
      }
      const made = key ?? freshKey(draft.name, taken);
      em.create(Target, { key: made, ...draft });
      audit(em, { by, action: 'target.create', subject: made, detail: { after: draft } });
      return made;
    });
  }

  /**
   * Holds for what comes in from then on.
   * @param version what it was based on; a stale one is refused
   * @throws DomainError `not-found`, `invalid`, or `conflict` with the code `stale-version`
   */
  async save(key: string, draft: TargetDraft, version: string, by: string): Promise<void> {
    await this.change(async (em) => {
      const target = await this.unchanged(em, key, version);
      await this.check(draft);
      const before = targetDraftOf(target);
      em.assign(target, draft);
      audit(em, {
        by,
        action: 'target.change',
        subject: key,
        detail: { before, after: targetDraftOf(target) },
      });
    });
  }

  /** @throws DomainError `not-found`, or `conflict`: `stale-version`, or `in-use` where something that is in force names it */
  async remove(key: string, version: string, by: string): Promise<void> {
    await this.change(async (em) => {
      const target = await this.unchanged(em, key, version);
      const { promises } = await this.dueDates.organisation();
      await refuseInUse(em, target, usesIn(key, await this.rules.current(em), promises));
      audit(em, { by, action: 'target.remove', subject: key, detail: { before: targetDraftOf(target) } });
      em.remove(target);
    });
  }

  /** As whoever puts a charter in use, changes a calendar or saves rules does: one change at a time of what is promised. */
  private async change<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    const done = await this.em.fork().transactional(async (transaction) => {
      const em = transaction as EntityManager;
      await em.execute('select 1 from organisation where id = 1 for update');
      this.dueDates.forget();
      return work(em);
    });
    this.dueDates.forget();
    return done;
  }

  private async unchanged(em: EntityManager, key: string, version: string): Promise<Target> {
    const target = await em.findOne(Target, { key });
    if (!target) throw DomainError.notFound('target', key);
    if (versionOf(target) === version) return target;
    const text =
      'Somebody has changed this target since you opened it. Look at it again, then try once more.';
    throw new DomainError('conflict', 'stale-version', text);
  }

  private async check(draft: TargetDraft): Promise<void> {
    const wrong = [...(await this.beyondReach(draft)), ...(await this.unknownTeams(draft))];
    const [first] = wrong;
    if (first) throw DomainError.invalid(`The target cannot be worked with: ${first.message}.`, wrong);
  }

  /** Where it leads to no date, or to one that nobody will live to see. */
  private async beyondReach(draft: TargetDraft): Promise<{ path: string; message: string }[]> {
    const known = await this.dueDates.calendar(draft.calendar).catch(() => null);
    if (!known) return [{ path: 'calendar', message: `There is no calendar “${draft.calendar}”` }];
    const now = this.clock.now();
    const bare = { ...draft, warnBefore: [] };
    const length = await reached('amount', () => this.dueDates.reckon(bare, now));
    if (length.length > 0) return length;
    const warnings = await Promise.all(
      draft.warnBefore.map((before, index) =>
        reached(`warnBefore.${index}.amount`, () =>
          this.dueDates.reckon({ ...draft, warnBefore: [before] }, now),
        ),
      ),
    );
    const { extension } = draft;
    const further = extension
      ? await reached('extension.most.amount', () => this.dueDates.moved(bare, now, [], extension.most))
      : [];
    return [...warnings.flat(), ...further];
  }

  private async unknownTeams({
    atWarning,
    atMiss,
  }: TargetDraft): Promise<{ path: string; message: string }[]> {
    const named = Object.entries({ atWarning, atMiss }).flatMap(([field, deeds]) =>
      deeds.flatMap((deed, index) =>
        'team' in deed ? [{ path: `${field}.${index}.team`, team: deed.team }] : [],
      ),
    );
    if (named.length === 0) return [];
    const rows = await currentManager(this.em).execute<{ name: string }[]>(
      'select name from team where name in (?)',
      [named.map(({ team }) => team)],
    );
    return named
      .filter(({ team }) => !rows.some(({ name }) => name === team))
      .map(({ path, team }) => ({ path, message: `There is no team “${team}”` }));
  }
}

async function reached(
  path: string,
  reckon: () => Promise<unknown>,
): Promise<{ path: string; message: string }[]> {
  try {
    await reckon();
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ path, message: error.message.replace(/\.$/, '') }];
  }
}

function audit(
  em: EntityManager,
  { by, action, subject, detail }: { by: string; action: string; subject: string; detail: object },
): void {
  em.create(AuditEntry, { personId: by, action, subject, detail: detail as Record<string, unknown> });
}

function versionOf(target: Target): string {
  return contentVersion(targetDraftOf(target));
}
