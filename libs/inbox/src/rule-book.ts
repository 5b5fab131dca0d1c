import type { EntityManager } from '@mikro-orm/sql';
import {
  type CompiledRuleSet,
  compileRuleSet,
  type Decision,
  type Defaults,
  decide,
  type Facts,
} from '#routing';
import { DomainError } from '#shared';
import { RuleVersion } from './rule-version.entity.js';

const REMEMBER_MS = 5_000;

interface InForce {
  version: RuleVersion;
  compiled: CompiledRuleSet;
}

/** The routing rules in force. */
export class RuleBook {
  private remembered: { at: number; inForce: Promise<InForce> } | null = null;

  constructor(private readonly em: EntityManager) {}

  async decide(facts: Partial<Facts>): Promise<Decision & { ruleVersion: number }> {
    const { version, compiled } = await this.inForce();
    return { ...decide(compiled, facts, version.defaults as Defaults), ruleVersion: version.version };
  }

  /** How a kind is called in a sentence: `request for a service`. */
  async kindInWords(kind: string): Promise<string> {
    const { version } = await this.inForce();
    return version.kinds.find(({ key }) => key === kind)?.name ?? kind;
  }

  forget(): void {
    this.remembered = null;
  }

  private inForce(): Promise<InForce> {
    const now = Date.now();
    if (!this.remembered || now - this.remembered.at > REMEMBER_MS) {
      const inForce = this.read();
      this.remembered = { at: now, inForce };
      inForce.catch(() => this.forget());
    }
    return this.remembered.inForce;
  }

  private async read(): Promise<InForce> {
    const version = await this.em
      .fork()
      .findOne(RuleVersion, { version: { $gt: 0 } }, { orderBy: { version: 'desc' } });
    if (!version)
      throw new DomainError('conflict', 'no-charter', 'No charter is in use yet: choose one first.');
    return { version, compiled: compileRuleSet(version.rules) };
  }
}
