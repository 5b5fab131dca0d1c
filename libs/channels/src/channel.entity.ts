import { defineEntity, p } from '@mikro-orm/sql';
import type { ChannelType } from '#connector-sdk';
import { newId } from '#shared';
import type { ChannelHow } from './channel-turn.entity.js';

/** `unconfigured`: no settings yet · `working` · `failing`: tries again by itself · `stopped`: needs a person. */
export type ChannelState = 'unconfigured' | 'working' | 'failing' | 'stopped';

const ChannelSchema = defineEntity({
  name: 'Channel',
  tableName: 'channel',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    /** Stable, for programs: `enquiries`. */
    key: p.string().length(60).unique(),
    name: p.string().length(200),
    /** The connector's id. */
    connector: p.string().length(40),
    type: p.string().length(20).$type<ChannelType>(),
    enabled: p.boolean().default(true),
    settings: p
      .json<Record<string, unknown>>()
      .onCreate(() => ({}))
      .defaultRaw("'{}'"),
    /** Sealed; never leaves this room in the open. */
    secrets: p.text().nullable().hidden(),
    cursor: p.json<object>().nullable(),
    state: p.string().length(20).$type<ChannelState>().default('unconfigured'),
    stateReason: p.text().nullable(),
    /** When it was last looked at with success. */
    lookedAt: p.datetime().nullable(),
    /** The last day, `YYYY-MM-DD`, of which it was judged whether it had been looked at. */
    judgedTo: p.string().columnType('date').nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** One configured source: the enquiries mailbox, the @council account. */
export class Channel extends ChannelSchema.class {
  isReady(): boolean {
    return this.enabled && this.state !== 'unconfigured';
  }

  /** Whether it is looked at by itself. */
  how(): ChannelHow {
    if (!this.isReady()) return 'off';
    return this.state === 'stopped' ? 'stopped' : 'on';
  }

  configure(settings: Record<string, unknown>, secrets: string | null): void {
    this.settings = settings;
    this.secrets = secrets;
    this.state = 'working';
    this.stateReason = null;
  }

  looked(at: Date): void {
    this.state = 'working';
    this.stateReason = null;
    this.lookedAt = at;
  }

  fail(reason: string): void {
    this.state = 'failing';
    this.stateReason = reason;
  }

  stop(reason: string): void {
    this.state = 'stopped';
    this.stateReason = reason;
  }
}
ChannelSchema.setClass(Channel);
