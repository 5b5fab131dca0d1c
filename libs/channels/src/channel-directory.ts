import type { EntityManager } from '@mikro-orm/sql';
import type { AnyConnector, CheckResult, ConnectorContext } from '#connector-sdk';
import { AuthenticationError, ConfigurationError, ConnectorError } from '#connector-sdk';
import { type Clock, DomainError, type FieldError, isId, newId } from '#shared';
import { Channel } from './channel.entity.js';
import { noteTurn } from './channel-turn.entity.js';
import type { ConnectorList } from './connector-list.js';
import type { SecretBox } from './secret-box.js';

/** The topic on which it is told that a channel was added or changed; the payload is its key. */
export const CHANNEL_SIGNAL = 'channel';

export interface ChannelDraft {
  key: string;
  name: string;
  connector: string;
  /** Settings and credentials together, as the connector's schema names them. Absent: not configured yet. */
  settings?: Record<string, unknown>;
}

/** A channel made ready to be spoken through. */
export interface Line {
  channel: Channel;
  connector: AnyConnector;
  settings: unknown;
  context: ConnectorContext;
}

/** The channels and their settings; the only place where credentials are in the open. */
export class ChannelDirectory {
  constructor(
    private readonly em: EntityManager,
    private readonly connectors: ConnectorList,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Channel[]> {
    return this.em.fork().find(Channel, {}, { orderBy: { name: 'asc' } });
  }

  /** By key or id. @throws DomainError `not-found` */
  async get(keyOrId: string, em = this.em.fork()): Promise<Channel> {
    const channel = await em.findOne(Channel, isId(keyOrId) ? { id: keyOrId } : { key: keyOrId });
    if (!channel) throw DomainError.notFound('channel', keyOrId);
    return channel;
  }

  /** @throws DomainError `conflict` where the key is taken, `invalid` where the settings cannot work */
  async add(draft: ChannelDraft): Promise<Channel> {
    const connector = this.connectors.get(draft.connector);
    return this.em.transactional(async (em) => {
      if (await em.findOne(Channel, { key: draft.key })) {
        throw new DomainError('conflict', 'key-taken', `There is a channel "${draft.key}" already.`);
      }
      const channel = em.create(Channel, {
        id: newId(),
        key: draft.key,
        name: draft.name,
        connector: draft.connector,
        type: connector.manifest.channelType,
        settings: {},
      });
      if (draft.settings) this.configure(channel, connector, draft.settings, {});
      await this.tell(em as EntityManager, channel);
      return channel;
    });
  }

  /** Changes what is given; a credential that is not given stays as it was. A setting that is null is taken out. */
  async change(
    keyOrId: string,
    change: { name?: string; enabled?: boolean; settings?: Record<string, unknown> },
  ): Promise<Channel> {
    return this.em.transactional(async (em) => {
      const channel = await this.get(keyOrId, em as EntityManager);
      if (change.name !== undefined) channel.name = change.name;
      if (change.enabled !== undefined) channel.enabled = change.enabled;
      if (change.settings) {
        const connector = this.connectors.get(channel.connector);
        const kept = this.keptSecrets(channel, connector, change.settings);
        this.configure(channel, connector, { ...channel.settings, ...change.settings }, kept);
      }
      await this.tell(em as EntityManager, channel);
      return channel;
    });
  }

  /** What nobody can read any more makes way for what is entered anew, and for nothing else. */
  private keptSecrets(
    channel: Channel,
    { manifest }: AnyConnector,
    given: Record<string, unknown>,
  ): Record<string, string> {
    if (!channel.secrets) return {};
    try {
      return this.box.open(channel.secrets);
    } catch (error) {
      if (manifest.secrets.some((name) => given[name])) return {};
      throw DomainError.invalid((error as Error).message);
    }
  }

  /**
   * Opens what is needed to speak through a channel.
   * @throws DomainError `conflict` where it is not configured; ConfigurationError where that can no longer be used
   */
  line(channel: Channel, signal: AbortSignal): Line {
    if (channel.state === 'unconfigured') {
      throw new DomainError('conflict', 'unconfigured', `The channel "${channel.key}" has no settings yet.`);
    }
    return this.open(channel, signal);
  }

  /** Opens what is needed to answer. That may be before the channel can be read: it takes only an address of our own. */
  sendingLine(channel: Channel, signal: AbortSignal): Line {
    return this.open(channel, signal);
  }

  private open(channel: Channel, signal: AbortSignal): Line {
    const connector = this.connectors.get(channel.connector);
    const secrets = channel.secrets ? this.box.open(channel.secrets) : {};
    const settings = { ...channel.settings, ...secrets };
    return {
      channel,
      connector,
      settings: channel.state === 'unconfigured' ? settings : usable(connector, settings),
      context: {
        signal,
        rememberSecrets: async (renewed) => {
          const sealed = this.box.seal({ ...secrets, ...renewed });
          await this.em.fork().nativeUpdate(Channel, { id: channel.id }, { secrets: sealed });
        },
      },
    };
  }

  /** Can it be reached, and with what result; changes nothing but the channel's state. */
  async test(keyOrId: string, signal: AbortSignal): Promise<CheckResult> {
    const channel = await this.get(keyOrId);
    let result: CheckResult;
    let needsPerson = false;
    try {
      const { connector, settings, context } = this.line(channel, signal);
      result = await connector.check(settings, context);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      result = { ok: false, detail: error.message };
      needsPerson = error instanceof AuthenticationError || error instanceof ConfigurationError;
    }
    await this.em.transactional(async (em) => {
      const kept = await this.get(channel.id, em as EntityManager);
      if (needsPerson) kept.stop(result.detail);
      else if (!result.ok) kept.fail(result.detail);
      else if (kept.state !== 'working') kept.configure(kept.settings, kept.secrets ?? null);
      await noteTurn(em as EntityManager, kept, this.clock.date());
    });
    return result;
  }

  /** Written down, and whoever watches the channels hears of it once it is stored. */
  private async tell(em: EntityManager, channel: Channel): Promise<void> {
    await noteTurn(em, channel, this.clock.date());
    await em.execute(`select pg_notify('postroom_${CHANNEL_SIGNAL}', ?)`, [channel.key]);
  }

  private configure(
    channel: Channel,
    connector: AnyConnector,
    values: Record<string, unknown>,
    keptSecrets: Record<string, string>,
  ): void {
    const names = new Set(connector.manifest.secrets);
    const given = Object.entries(values);
    const open = Object.fromEntries(given.filter(([name, value]) => !names.has(name) && value !== null));
    const secrets = {
      ...keptSecrets,
      ...Object.fromEntries(given.filter(([name, value]) => names.has(name) && value)),
    } as Record<string, string>;
    const parsed = connector.manifest.settings.safeParse({ ...open, ...secrets });
    if (!parsed.success) {
      const fields = fieldsOf(parsed.error.issues);
      throw DomainError.invalid(`The settings of "${channel.key}" cannot work: ${inWords(fields)}`, fields);
    }
    const complete = Object.entries(parsed.data as Record<string, unknown>).filter(
      ([name]) => !names.has(name),
    );
    channel.configure(
      Object.fromEntries(complete),
      Object.keys(secrets).length ? this.box.seal(secrets) : null,
    );
  }
}

/** Settings as the connector takes them. They were once right; a newer connector may ask for more. */
function usable({ manifest }: AnyConnector, settings: Record<string, unknown>): unknown {
  const parsed = manifest.settings.safeParse(settings);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    `The settings cannot work any more: ${inWords(fieldsOf(parsed.error.issues))}. Enter them again.`,
    { cause: parsed.error },
  );
}

function fieldsOf(issues: readonly { path: PropertyKey[]; message: string }[]): FieldError[] {
  return issues.map(({ path, message }) => ({ path: ['settings', ...path].join('.'), message }));
}

function inWords(fields: FieldError[]): string {
  return fields.map(({ path, message }) => `${path} ${message}`).join('; ');
}
