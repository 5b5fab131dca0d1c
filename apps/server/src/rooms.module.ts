import { join } from 'node:path';
import { EntityManager } from '@mikro-orm/sql';
import {
  type FactoryProvider,
  Global,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  ChannelDirectory,
  ChannelPuller,
  ConnectorList,
  InboundSink,
  Intake,
  Ledger,
  LookLog,
  Reconciliation,
  SecretBox,
} from '#channels';
import { Config } from '#config';
import {
  Acknowledger,
  CannedReplies,
  Deliverer,
  Digests,
  Drafts,
  FurtherMessages,
  loadTemplates,
  MessageWriter,
  Redirects,
  Replies,
  ScheduledMessages,
  StaffMailer,
  TakeBack,
  TemplateBook,
  TemplateVersions,
  TestMails,
  Updates,
  Uploads,
} from '#correspondence';
import { type Database, openDatabase } from '#database';
import { Accounts, SignIn, Teams } from '#identity';
import {
  Attention,
  Desk,
  Escalation,
  Handling,
  InboundIntake,
  Linking,
  Merging,
  Rehearsal,
  ReplyTokens,
  RuleBook,
  RuleVersions,
  SortAnew,
} from '#inbox';
import { OutboxDispatcher } from '#outbox';
import { Clock, FixedClock, Locks, Signals, SystemClock, Workers } from '#shared';
import { BlobStore, FileBlobStore } from '#storage';
import { CharterLibrary, Clocks, DueDates } from '#targets';
import { ChangeCalendars } from './change-calendars.js';
import { ChangeCharter } from './change-charter.js';
import { ChangeTargets } from './change-targets.js';
import { connectors } from './connectors.js';
import { CorrectReceipt } from './correct-receipt.js';
import { DATABASE } from './database.js';
import { DueBoundsNow } from './due-bounds.js';
import { entities } from './entities.js';
import { KeepCalendars } from './keep-calendars.js';
import { LookProof } from './look-proof.js';
import { PRODUCT_DIR } from './product-dir.js';
import { RehearseRules } from './rehearse-rules.js';
import { Stopping } from './stopping.js';
import { TellUnlooked } from './tell-unlooked.js';

/** What is made of other rooms, in the order of its constructor. */
function made<Parts extends never[], Room>(
  room: new (...parts: Parts) => Room,
  inject: FactoryProvider['inject'],
) {
  return { provide: room, useFactory: (...parts: Parts) => new room(...parts), inject: inject ?? [] };
}

const providers = [
  { provide: Config, useFactory: () => Config.read() },
  {
    provide: Clock,
    useFactory: (config: Config) => (config.now ? new FixedClock(config.now) : new SystemClock()),
    inject: [Config],
  },
  {
    provide: DATABASE,
    useFactory: ({ databaseUrl, dataDir }: Config) => openDatabase({ databaseUrl, dataDir }, entities),
    inject: [Config],
  },
  { provide: EntityManager, useFactory: ({ orm }: Database) => orm.em, inject: [DATABASE] },
  ...[Signals, Locks, Workers].map((port) => ({
    provide: port,
    useFactory: ({ session }: Database) => session,
    inject: [DATABASE],
  })),
  Stopping,
  DueBoundsNow,
  {
    provide: BlobStore,
    useFactory: ({ storageUrl }: Config) => new FileBlobStore(storageUrl.replace(/^file:(\/\/)?/, '')),
    inject: [Config],
  },
  {
    provide: ConnectorList,
    useFactory: (config: Config) => new ConnectorList(connectors(config)),
    inject: [Config],
  },
  {
    provide: ChannelDirectory,
    useFactory: (em: EntityManager, list: ConnectorList, { secretKey }: Config, clock: Clock) =>
      new ChannelDirectory(em, list, new SecretBox(secretKey), clock),
    inject: [EntityManager, ConnectorList, Config, Clock],
  },
  made(Ledger, [EntityManager, BlobStore]),
  { provide: DueDates, useFactory: (em: EntityManager) => new DueDates(em), inject: [EntityManager] },
  { provide: Clocks, useFactory: (dueDates: DueDates) => new Clocks(dueDates), inject: [DueDates] },
  { provide: CharterLibrary, useFactory: () => new CharterLibrary(join(PRODUCT_DIR, 'charters')) },
  { provide: RuleBook, useFactory: (em: EntityManager) => new RuleBook(em), inject: [EntityManager] },
  {
    provide: ReplyTokens,
    useFactory: ({ secretKey }: Config) => new ReplyTokens(secretKey),
    inject: [Config],
  },
  {
    provide: InboundSink,
    useFactory: (...parts: ConstructorParameters<typeof InboundIntake>) => new InboundIntake(...parts),
    inject: [Clock, DueDates, Clocks, RuleBook, ReplyTokens],
  },
  made(Intake, [EntityManager, Ledger, BlobStore, ConnectorList, InboundSink]),
  {
    provide: LookLog,
    useFactory: (em: EntityManager, clock: Clock, dueDates: DueDates) =>
      new LookLog(em, clock, async () => (await dueDates.organisation()).timeZone),
    inject: [EntityManager, Clock, DueDates],
  },
  made(ChannelPuller, [EntityManager, Locks, Clock, ChannelDirectory, Ledger, Intake, LookLog]),
  made(Reconciliation, [EntityManager, ChannelDirectory]),
  made(Desk, [EntityManager, Clock, Clocks]),
  made(Handling, [Desk, Clocks, DueDates, RuleBook]),
  made(Escalation, [Desk, Clocks, DueDates]),
  made(Merging, [EntityManager, Clock, Clocks]),
  made(Linking, [Desk]),
  made(Attention, [EntityManager, Clock]),
  {
    provide: TemplateBook,
    useFactory: async (em: EntityManager, { dataDir }: Config) => {
      const files = await loadTemplates(join(PRODUCT_DIR, 'templates'), join(dataDir, 'templates'));
      return new TemplateBook(em, files, ({ file, line, column, message }) =>
        new Logger('templates').error(`${file}:${line}:${column}: ${message}`),
      );
    },
    inject: [EntityManager, Config],
  },
  {
    provide: TemplateVersions,
    useFactory: (em: EntityManager, clock: Clock, book: TemplateBook, rules: RuleBook) =>
      new TemplateVersions(em, clock, book, (name) => {
        rules.forget();
        return rules.usesOfAcknowledgement(name);
      }),
    inject: [EntityManager, Clock, TemplateBook, RuleBook],
  },
  {
    provide: RuleVersions,
    useFactory: (em: EntityManager, clock: Clock, book: RuleBook, templates: TemplateBook) =>
      new RuleVersions(em, clock, book, () => templates.names('acknowledgement')),
    inject: [EntityManager, Clock, RuleBook, TemplateBook],
  },
  made(Rehearsal, [EntityManager, RuleVersions, DueDates]),
  made(SortAnew, [EntityManager, Desk, Clocks, DueDates, RuleVersions]),
  RehearseRules,
  ChangeCharter,
  ChangeCalendars,
  ChangeTargets,
  CorrectReceipt,
  KeepCalendars,
  LookProof,
  TellUnlooked,
  made(MessageWriter, [DueDates, ReplyTokens, TemplateBook, ConnectorList]),
  made(Replies, [Desk, DueDates, Clocks, MessageWriter]),
  {
    provide: TakeBack,
    useFactory: (desk: Desk, clocks: Clocks) => new TakeBack(desk, clocks),
    inject: [Desk, Clocks],
  },
  {
    provide: ScheduledMessages,
    useFactory: (clock: Clock, clocks: Clocks) => new ScheduledMessages(clock, clocks),
    inject: [Clock, Clocks],
  },
  {
    provide: Drafts,
    useFactory: (em: EntityManager, clock: Clock) => new Drafts(em, clock),
    inject: [EntityManager, Clock],
  },
  made(CannedReplies, [EntityManager, Clock, DueDates]),
  made(Uploads, [EntityManager, Clock, BlobStore]),
  made(Updates, [Desk, DueDates, Clocks, ConnectorList, ReplyTokens, TemplateBook]),
  made(Redirects, [Desk, Updates]),
  {
    provide: Accounts,
    useFactory: (em: EntityManager, clock: Clock) => new Accounts(em, clock),
    inject: [EntityManager, Clock],
  },
  { provide: Teams, useFactory: (em: EntityManager) => new Teams(em), inject: [EntityManager] },
  {
    provide: SignIn,
    useFactory: (em: EntityManager, clock: Clock) => new SignIn(em, clock),
    inject: [EntityManager, Clock],
  },
  made(Acknowledger, [Clock, DueDates, RuleBook, ConnectorList, ReplyTokens, TemplateBook, Clocks]),
  made(FurtherMessages, [Clock, DueDates, Clocks, ConnectorList, ReplyTokens, TemplateBook]),
  {
    provide: Deliverer,
    useFactory: (
      em: EntityManager,
      clock: Clock,
      directory: ChannelDirectory,
      clocks: Clocks,
      blobs: BlobStore,
      stopping: Stopping,
    ) => new Deliverer(em, clock, directory, clocks, blobs, stopping.sends),
    inject: [EntityManager, Clock, ChannelDirectory, Clocks, BlobStore, Stopping],
  },
  {
    provide: StaffMailer,
    useFactory: (em: EntityManager, directory: ChannelDirectory, stopping: Stopping) =>
      new StaffMailer(em, directory, stopping.sends),
    inject: [EntityManager, ChannelDirectory, Stopping],
  },
  {
    provide: Digests,
    useFactory: (
      em: EntityManager,
      clock: Clock,
      dueDates: DueDates,
      templates: TemplateBook,
      { publicUrl }: Config,
      mailer: StaffMailer,
    ) => new Digests(em, clock, dueDates, templates, publicUrl, mailer),
    inject: [EntityManager, Clock, DueDates, TemplateBook, Config, StaffMailer],
  },
  made(TestMails, [EntityManager, DueDates, StaffMailer]),
  {
    provide: OutboxDispatcher,
    useFactory: (
      em: EntityManager,
      signals: Signals,
      workers: Workers,
      ...handlers: ConstructorParameters<typeof OutboxDispatcher>[3]
    ) =>
      new OutboxDispatcher(em, signals, workers, handlers, (topic, error) =>
        new Logger('outbox').error(`${topic}: ${(error as Error).stack ?? error}`),
      ),
    inject: [
      EntityManager,
      Signals,
      Workers,
      Acknowledger,
      FurtherMessages,
      Deliverer,
      ScheduledMessages,
      Digests,
      TestMails,
    ],
  },
];

/** The rooms of the house, put together: the one place where the libs meet the environment and each other. */
@Global()
@Module({
  providers,
  exports: providers.map((provider) => ('provide' in provider ? provider.provide : provider)),
})
export class RoomsModule implements OnApplicationShutdown {
  constructor(
    private readonly connectorList: ConnectorList,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.connectorList.all().map((connector) => connector.close?.()));
    await this.database.close();
  }
}
