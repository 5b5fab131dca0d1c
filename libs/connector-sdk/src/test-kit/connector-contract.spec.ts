import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Connector } from '../connector.js';
import { RejectedError, TemporaryError } from '../errors.js';
import type { InboundMessage } from '../inbound-message.js';
import type { OutgoingMessage } from '../outgoing-message.js';
import type { FetchedBatch, RawMessage } from '../raw-message.js';
import { connectorContract } from './connector-contract.js';
import type { ContractCases, ContractSource } from './contract-cases.js';

const schema = z.strictObject({ key: z.string().min(1).describe('Opens the box') });
type Settings = z.infer<typeof schema>;
type BoxConnector = Connector<Settings, number>;

/** A source that lives in memory. */
class Box {
  messages: Array<RawMessage & { marked: boolean }> = [];

  add(count: number): void {
    for (let i = 0; i < count; i++) {
      const number = this.messages.length + 1;
      this.messages.push({
        sourceId: `box:${number}`,
        raw: Buffer.from(`message ${number}`),
        receivedAt: Temporal.Instant.fromEpochMilliseconds(number * 1000),
        marked: false,
      });
    }
  }
}

const boxes = new Map<string, Box>();

/** The smallest connector that does everything right. */
function goodConnector(): BoxConnector {
  const boxOf = (settings: Settings) => {
    const box = boxes.get(settings.key);
    if (!box) throw new TemporaryError('There is no box.');
    return box;
  };
  return {
    manifest: {
      id: 'box',
      name: 'Box',
      channelType: 'form',
      settings: schema,
      secrets: ['key'],
      capabilities: {
        acknowledge: true,
        html: false,
        subject: false,
        attachments: false,
        idempotentSend: true,
      },
      fileTypes: ['.txt'],
      docs: 'docs/connectors/box.md',
    },
    async check(settings) {
      return boxes.has(settings.key)
        ? { ok: true, detail: 'Open.' }
        : { ok: false, detail: 'There is no box.' };
    },
    async *fetch(settings, cursor, context): AsyncGenerator<FetchedBatch<number>> {
      const box = boxOf(settings);
      for (let from = cursor ?? 0; from < box.messages.length; from += 50) {
        if (context.signal.aborted) throw new TemporaryError('Stopped.');
        const batch = box.messages.slice(from, from + 50);
        yield { messages: batch, cursor: from + batch.length };
        for (const message of batch) message.marked = true;
      }
    },
    async *list(settings) {
      for (const { sourceId, raw } of boxOf(settings).messages) yield { sourceId, size: raw.length };
    },
    async parse({ raw }): Promise<InboundMessage> {
      if (raw.length === 0 || raw.includes(0) || raw.length > 100_000)
        throw new RejectedError('Not a message.');
      const text = raw.toString('latin1');
      return { ...EMPTY, identity: createHash('sha256').update(raw).digest('hex'), text, newText: text };
    },
    async send(_settings, message) {
      if (message.text === '') throw new RejectedError('Nothing to say.');
      return { externalId: message.externalId, acceptedAt: Temporal.Now.instant(), detail: 'Taken.' };
    },
  };
}

const EMPTY: InboundMessage = {
  externalId: null,
  identity: '',
  inReplyTo: [],
  from: null,
  replyTo: [],
  to: [],
  cc: [],
  subject: '',
  sentAt: null,
  text: '',
  html: null,
  newText: '',
  quotedText: '',
  attachments: [],
  automatic: null,
  deliveryReports: [],
  fields: {},
  repairs: [],
};

const outgoing: OutgoingMessage = {
  externalId: 'reply-1',
  from: { name: '', address: 'council' },
  replyTo: null,
  to: [{ name: '', address: 'ann' }],
  cc: [],
  bcc: [],
  subject: '',
  text: 'Hello.',
  html: null,
  inReplyTo: null,
  references: [],
  automatic: false,
  attachments: [],
};

const raw = (text: string): RawMessage => ({
  sourceId: '1',
  raw: Buffer.from(text),
  receivedAt: Temporal.Instant.from('2026-11-02T10:00:00Z'),
});

const cases: ContractCases<Settings> = {
  goodSettings: { key: 'gold' },
  badSettings: [{ name: 'no key', settings: { key: '' }, path: 'key' }],
  goodMessages: [raw('one'), raw('two')],
  unreachable: { key: 'nobody has this one' },
  openSource: async (): Promise<ContractSource<Settings>> => {
    const box = new Box();
    boxes.set('gold', box);
    return {
      settings: { key: 'gold' },
      add: async (count) => box.add(count),
      marked: async () => box.messages.filter((message) => message.marked).length,
      snapshot: async () => JSON.stringify(box.messages.map(({ sourceId, marked }) => [sourceId, marked])),
      close: async () => void boxes.delete('gold'),
    };
  },
  sends: [
    { name: 'takes it', settings: { key: 'gold' }, message: outgoing, error: null },
    {
      name: 'refuses it',
      settings: { key: 'gold' },
      message: { ...outgoing, text: '' },
      error: 'RejectedError',
    },
  ],
};

async function failing(connector: BoxConnector): Promise<string[]> {
  const names: string[] = [];
  for (const { name, run } of connectorContract(connector, cases)) {
    await run().catch(() => names.push(name));
  }
  return names;
}

test('a connector that does everything right passes', async () => {
  expect(await failing(goodConnector())).toEqual([]);
});

/** Each mistake, and what of the contract it breaks. */
test.each<[string, (good: BoxConnector) => Partial<BoxConnector>, RegExp]>([
  [
    'has an id with blanks',
    (good) => ({ manifest: { ...good.manifest, id: 'My Box' } }),
    /manifest is complete/,
  ],
  [
    'names a secret that is no setting',
    (good) => ({ manifest: { ...good.manifest, secrets: ['pin'] } }),
    /secrets are/,
  ],
  [
    'takes any settings',
    (good) => ({ manifest: { ...good.manifest, settings: z.any() } }),
    /no key are refused/,
  ],
  [
    'reads differently each time',
    (good) => ({
      parse: async (message) => ({ ...(await good.parse(message)), subject: String(Math.random()) }),
    }),
    /same answer every time/,
  ],
  [
    'changes the raw bytes',
    (good) => ({
      parse: async (message) => {
        const parsed = await good.parse(message);
        message.raw[0] = (message.raw[0] ?? 0) ^ 1;
        return parsed;
      },
    }),
    /same answer every time/,
  ],
  [
    'knows a message by where it stood',
    () => ({
      parse: async ({ sourceId }) => ({
        ...EMPTY,
        identity: createHash('sha256').update(sourceId).digest('hex'),
      }),
    }),
    /identity comes from the content/,
  ],
  [
    'throws something else at garbage',
    () => ({
      parse: async () => {
        throw new TypeError('undefined is not a function');
      },
    }),
    /random bytes/,
  ],
  ['loses words', (good) => ({ parse: async (m) => ({ ...(await good.parse(m)), newText: '' }) }), /no word/],
  [
    'keeps NULs',
    (good) => ({ parse: async (m) => ({ ...(await good.parse(m)), subject: '\0' }) }),
    /can be stored/,
  ],
  [
    'marks before a batch is stored',
    (good) => ({
      async *fetch(settings, cursor, context) {
        for (const message of boxes.get(settings.key)?.messages ?? []) message.marked = true;
        yield* good.fetch?.(settings, cursor, context) ?? [];
      },
    }),
    /marked only once the next/,
  ],
  [
    'forgets its cursor',
    (good) => ({ fetch: (settings, _cursor, context) => good.fetch?.(settings, null, context) ?? nothing() }),
    /from the last cursor only what is new/,
  ],
  [
    'skips a message at each cursor',
    (good) => ({
      fetch: (settings, cursor, context) =>
        good.fetch?.(settings, cursor === null ? null : cursor + 1, context) ?? nothing(),
    }),
    /goes on from every cursor/,
  ],
  [
    'gives everything in one batch',
    () => ({
      async *fetch(settings) {
        const messages = boxes.get(settings.key)?.messages ?? [];
        if (messages.length > 0) yield { messages, cursor: messages.length };
      },
    }),
    /in batches, oldest first/,
  ],
  [
    'reads on after the stop',
    (good) => ({
      fetch: (settings, cursor, context) =>
        good.fetch?.(settings, cursor, { ...context, signal: new AbortController().signal }) ?? nothing(),
    }),
    /host that has stopped/,
  ],
  [
    'changes something in a check',
    (good) => ({
      check: async (settings, context) => {
        for (const message of boxes.get(settings.key)?.messages ?? []) message.marked = true;
        return good.check(settings, context);
      },
    }),
    /check says yes and changes nothing/,
  ],
  ['lists nothing', () => ({ list: () => nothing() }), /list names what fetch gives/],
  [
    'throws an error of its own making',
    () => ({
      send: async () => {
        throw new Error('ECONNRESET');
      },
    }),
    /send: refuses it/,
  ],
  ['says yes to everything', () => ({ check: async () => ({ ok: true, detail: 'Fine.' }) }), /check says no/],
])('one that %s does not pass', async (_name, mistake, broken) => {
  const good = goodConnector();
  expect(await failing({ ...good, ...mistake(good) })).toContainEqual(expect.stringMatching(broken));
});

async function* nothing(): AsyncGenerator<never> {}
