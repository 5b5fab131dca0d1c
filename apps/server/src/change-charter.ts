import { isDeepStrictEqual } from 'node:util';
import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { AuditEntry, tellAccess } from '#identity';
import {
  compareCharterQueues,
  draftOf,
  RuleBook,
  RuleVersions,
  saveBodies,
  saveQueues,
  saveRules,
} from '#inbox';
import { Clock, DomainError } from '#shared';
import {
  type CharterChange,
  CharterLibrary,
  type CharterLine,
  type CharterProblem,
  changesNothing,
  compareCharter,
  DueDates,
  Organisation,
  soundCharter,
  useCharter,
} from '#targets';
import { type CharterChoice, chooseCharter } from './charter-choice.js';

/** What putting a charter in use changes, or has changed. */
export interface CharterDiff {
  key: string;
  name: string;
  /** The one that was in use. */
  inPlaceOf: string;
  changes: CharterChange[];
  /** It is all there already, but for what stays. */
  same: boolean;
  /** The rules in force; where it was applied, with the charter's. */
  ruleVersion: number;
}

/** Lists the charters, says what another one would change here, and puts it in use. */
@Injectable()
export class ChangeCharter {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly charters: CharterLibrary,
    private readonly versions: RuleVersions,
    private readonly dueDates: DueDates,
    private readonly rules: RuleBook,
  ) {}

  /** Those that ship, and the one in use where it came from a file. */
  async list(): Promise<(CharterLine & { inForce: boolean })[]> {
    const { charter, charterName } = await this.em.fork().findOneOrFail(Organisation, { id: 1 });
    const lines = await this.charters.list();
    const own = lines.some(({ key }) => key === charter)
      ? []
      : [{ key: charter, name: charterName || charter, summary: '', basedOn: null }];
    return [...lines, ...own].map((line) => ({ ...line, inForce: line.key === charter }));
  }

  /** By name, from those that ship. @throws DomainError `not-found` */
  async named(key: string): Promise<CharterChoice> {
    return { ...(await this.charters.readShipped(key)), about: {} };
  }

  /** By name, or from a file. @throws DomainError `not-found`, `invalid` */
  async choose(nameOrFile: string, cwd: string): Promise<CharterChoice> {
    return chooseCharter(this.charters, nameOrFile, cwd);
  }

  /** Why it cannot be used here; nothing where it can. */
  async check(choice: CharterChoice): Promise<CharterProblem[]> {
    if (!choice.charter) return choice.problems;
    const current = await this.versions.current();
    try {
      draftOf(choice.charter, current.kinds, await this.versions.known(current));
      return [];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return error.fields.map(({ path, message }) =>
        choice.problem({
          path: path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
          message,
        }),
      );
    }
  }

  /** What it would change; changes nothing. @throws DomainError `invalid` where it cannot be used here */
  async diff(choice: CharterChoice): Promise<CharterDiff> {
    return (await this.plan(this.em.fork(), await this.sound(choice))).diff;
  }

  /**
   * Puts it in use for what comes in from then on, whole or not at all. Nothing that conversations stand on goes, and
   * clocks keep what was promised when they started.
   * @param by who; null: the command line
   * @throws DomainError `invalid` where it cannot be used here
   */
  async use(choice: CharterChoice, by: string | null): Promise<CharterDiff> {
    const sound = await this.sound(choice);
    const diff = await this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      // As whoever saves rules does, so that what was compared is what is replaced.
      await em.execute('select 1 from organisation where id = 1 for update');
      const { charter, rows, bodies, draft, current, diff } = await this.plan(em, sound);
      if (diff.same) return diff;
      em.clear();
      await useCharter(em, charter, rows);
      await saveQueues(em, charter);
      await saveBodies(em, bodies);
      const { rules, defaults, kinds } = current;
      if (!isDeepStrictEqual(asStored(draft), { rules, defaults, kinds })) {
        const saved = { savedBy: by, savedAt: this.clock.date() };
        diff.ruleVersion = await saveRules(em, draft, charter, saved);
      }
      const { inPlaceOf, ruleVersion, changes } = diff;
      em.create(AuditEntry, {
        ...{ personId: by, action: 'charter.use', subject: charter.key },
        detail: {
          inPlaceOf,
          ruleVersion,
          changes: changes.map(({ part, change, key }) => [part, change, key]),
        },
      });
      await em.flush();
      await tellAccess(em);
      return diff;
    });
    this.dueDates.forget();
    this.rules.forget();
    return diff;
  }

  private async sound(choice: CharterChoice): Promise<CharterChoice> {
    soundCharter({ ...choice, problems: await this.check(choice) });
    return choice;
  }

  private async plan(em: EntityManager, choice: CharterChoice) {
    const charter = soundCharter(choice);
    const current = await this.versions.current(em);
    const known = await this.versions.known(current, em);
    const here = await compareCharter(em, charter, choice.about);
    const there = await compareCharterQueues(em, charter, current, known, choice.about);
    const changes = [...here.changes, ...there.changes];
    const { charter: inPlaceOf } = await em.findOneOrFail(Organisation, { id: 1 });
    const { key, name } = charter;
    const same = changesNothing(changes);
    const diff: CharterDiff = { key, name, inPlaceOf, changes, same, ruleVersion: current.version };
    return { charter, rows: here.rows, bodies: there.bodies, draft: there.draft, current, diff };
  }
}

/** What is left out is left out, and not undefined. */
function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
