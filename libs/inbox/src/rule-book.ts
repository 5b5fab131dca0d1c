import type { EntityManager } from '@mikro-orm/sql';
import {
  type CompiledRuleSet,
  compileRuleSet,
  type Decision,
  type Defaults,
  decide,
  type Facts,
} from '#routing';
import { DomainError, Remembered } from '#shared';
import { currentManager } from '#targets';
import { RuleVersion } from './rule-version.entity.js';

interface InForce {
  version: RuleVersion;
  compiled: CompiledRuleSet;
}

/** The routing rules in force. */
export class RuleBook {
  private readonly remembered = new Remembered(() => this.read());

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

  /** The kinds that there are, as the charter lists them. */
  async kinds(): Promise<{ key: string; name: string }[]> {
    const { version } = await this.inForce();
    return version.kinds.map(({ key, name }) => ({ key, name }));
  }

  /** What is promised for a kind: the targets of the first rule that decides on it, or those that hold where no rule does. */
  async targetsOf(kind: string): Promise<string[]> {
    const { version } = await this.inForce();
    const rule = version.rules.find(({ enabled, do: actions }) =>
      Boolean(enabled && actions.some((each) => each.action === 'set-kind' && each.value === kind)),
    );
    if (rule?.do.some(({ action }) => action === 'no-target')) return [];
    const own = (rule?.do ?? []).flatMap((each) =>
      each.action === 'set-target' || each.action === 'add-target' ? [each.value] : [],
    );
    return own.length > 0 ? own : version.defaults.targets;
  }

  /** Who sends the acknowledgement of this name: `the rule "Noise"`, `the kind "complaint"`. */
  async usesOfAcknowledgement(name: string): Promise<string[]> {
    const { version } = await this.inForce();
    const sends = (each: { action: string; value?: unknown }) =>
      each.action === 'set-acknowledgement' && each.value === name;
    return [
      ...version.rules.filter((rule) => rule.do.some(sends)).map((rule) => `the rule "${rule.name}"`),
      ...version.kinds
        .filter((kind) => kind.acknowledgement === name)
        .map((kind) => `the kind "${kind.name}"`),
      ...(version.defaults.acknowledgement === name ? ['whatever no rule takes'] : []),
    ];
  }

  forget(): void {
    this.remembered.forget();
  }

  private inForce(): Promise<InForce> {
    return this.remembered.get();
  }

  private async read(): Promise<InForce> {
    const version = await currentManager(this.em).findOne(
      RuleVersion,
      { version: { $gt: 0 } },
      { orderBy: { version: 'desc' } },
    );
    if (!version)
      throw new DomainError('conflict', 'no-charter', 'No charter is in use yet: choose one first.');
    return { version, compiled: compileRuleSet(version.rules) };
  }
}
