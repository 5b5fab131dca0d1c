import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import {
  Channel,
  ChannelDirectory,
  ConnectorList,
  Intake,
  type IntakeResult,
  Ledger,
  LookLog,
  SecretBox,
} from '#channels';
import { createImapConnector } from '#connectors';
import { Accounts, type Person, SignIn, Teams } from '#identity';
import {
  Attention,
  Conversation,
  Desk,
  Handling,
  InboundIntake,
  Linking,
  Merging,
  ReplyTokens,
  RuleBook,
  useCharterQueues,
} from '#inbox';
import { FixedClock, newId } from '#shared';
import { FileBlobStore } from '#storage';
import { CharterLibrary, Clocks, DueDates, useCharter } from '#targets';
import { openTestDatabase, type TestDatabase } from './database.js';
import { inProject } from './project.js';

/** A Thursday in the opening hours, before Easter: what comes then is due on 20 April. */
export const THURSDAY = Temporal.Instant.from('2026-04-02T10:00:00+01:00');

const SECRET = 'a secret of more than thirty-two bytes';

/** The rooms on a fresh database with a charter in place, for tests of what they do together. */
export interface Rooms {
  test: TestDatabase;
  em: EntityManager;
  clock: FixedClock;
  channel: Channel;
  person: Person;
  blobs: FileBlobStore;
  ledger: Ledger;
  intake: Intake;
  tokens: ReplyTokens;
  desk: Desk;
  handling: Handling;
  merging: Merging;
  linking: Linking;
  attention: Attention;
  clocks: Clocks;
  dueDates: DueDates;
  accounts: Accounts;
  teams: Teams;
  signIn: SignIn;
  directory: ChannelDirectory;
  connectors: ConnectorList;
  rules: RuleBook;
  looks: LookLog;
  /** Takes one mail in as the enquiries mailbox would. */
  arrives(raw: string, receivedAt?: Temporal.Instant): Promise<IntakeResult>;
  conversation(reference: string | null): Promise<Conversation>;
  close(): Promise<void>;
}

export async function openRooms(charterKey = 'ten-day'): Promise<Rooms> {
  const test = await openTestDatabase();
  const { em } = test;
  const folder = await mkdtemp(join(tmpdir(), 'postroom-rooms-'));
  const clock = new FixedClock(THURSDAY);
  const charter = await new CharterLibrary(inProject('charters')).load(charterKey);
  const channel = await em.transactional(async (transaction) => {
    const inside = transaction as EntityManager;
    await useCharter(inside, charter);
    await useCharterQueues(inside, charter);
    const settings = { address: 'enquiries@example.org' };
    const made = inside.create(Channel, {
      id: newId(),
      key: 'enquiries',
      name: 'Enquiries mailbox',
      connector: 'imap',
      type: 'email',
      settings,
      state: 'working',
    });
    inside.persist(made);
    return made;
  });
  const accounts = new Accounts(em, clock);
  const person = await accounts.add({ email: 'ada@example.org', name: 'Ada', roles: ['advisor'] });
  const connectors = new ConnectorList([
    createImapConnector({ transport: { captureTo: join(folder, 'outgoing') } }),
  ]);
  const blobs = new FileBlobStore(join(folder, 'blobs'));
  const ledger = new Ledger(em, blobs);
  const dueDates = new DueDates(em);
  const clocks = new Clocks(dueDates);
  const tokens = new ReplyTokens(SECRET);
  const rules = new RuleBook(em);
  const sink = new InboundIntake(clock, dueDates, clocks, rules, tokens);
  const intake = new Intake(em, ledger, blobs, connectors, sink);
  const desk = new Desk(em, clock, clocks);
  let arrived = 0;
  return {
    test,
    em,
    clock,
    channel,
    person,
    blobs,
    ledger,
    intake,
    tokens,
    desk,
    handling: new Handling(desk, clocks, dueDates, rules),
    merging: new Merging(em, clock, clocks),
    linking: new Linking(desk),
    attention: new Attention(em, clock),
    clocks,
    dueDates,
    accounts,
    teams: new Teams(em),
    signIn: new SignIn(em, clock),
    connectors,
    rules,
    looks: new LookLog(em, clock, async () => (await dueDates.organisation()).timeZone),
    directory: new ChannelDirectory(em, connectors, new SecretBox(SECRET), clock),
    async arrives(raw, receivedAt = THURSDAY) {
      const message = { sourceId: `1:${++arrived}`, raw: Buffer.from(raw), receivedAt };
      const [result] = await intake.takeIn(channel, [message]);
      if (!result) throw new Error('The intake answered nothing.');
      return result;
    },
    conversation: (reference) => em.fork().findOneOrFail(Conversation, { reference: reference ?? '' }),
    async close() {
      await test.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
