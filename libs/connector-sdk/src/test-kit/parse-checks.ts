import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { AnyConnector } from '../connector.js';
import { RejectedError } from '../errors.js';
import type { InboundMessage } from '../inbound-message.js';
import type { RawMessage } from '../raw-message.js';
import type { ContractCases, ContractCheck } from './contract-cases.js';
import { must, mustEqual } from './expectations.js';

const LONG_AGO = Temporal.Instant.from('2001-09-09T01:46:40Z');

export function parseChecks<S>(connector: AnyConnector, cases: ContractCases<S>): ContractCheck[] {
  return [
    {
      name: 'parse gives the same answer every time and leaves the raw bytes alone',
      run: async () => {
        for (const message of cases.goodMessages) {
          const before = sha256(message.raw);
          const [one, other] = [await connector.parse(message), await connector.parse(message)];
          mustEqual(plain(other), plain(one), 'the second answer');
          mustEqual(sha256(message.raw), before, 'the raw bytes');
        }
      },
    },
    {
      name: 'the identity comes from the content, not from where or when it came',
      run: async () => {
        for (const { raw, sourceId, receivedAt } of cases.goodMessages) {
          const here = await connector.parse({ raw, sourceId, receivedAt });
          const elsewhere = await connector.parse({ raw, sourceId: 'elsewhere', receivedAt: LONG_AGO });
          mustEqual(elsewhere.identity, here.identity, 'the identity');
        }
      },
    },
    {
      name: 'different messages have different identities',
      run: async () => {
        const identities = [];
        for (const message of cases.goodMessages) identities.push((await connector.parse(message)).identity);
        mustEqual(new Set(identities).size, identities.length, 'the number of identities');
      },
    },
    {
      name: 'what parse gives can be stored',
      run: async () => {
        for (const message of cases.goodMessages) mustBeStorable(await connector.parse(message));
      },
    },
    {
      name: 'no word of the text is lost between what is new and what is quoted',
      run: async () => {
        for (const message of cases.goodMessages) {
          const { text, newText, quotedText } = await connector.parse(message);
          mustEqual(words(`${newText}\n${quotedText}`).sort(), words(text).sort(), 'the words');
        }
      },
    },
    ...garbage(cases.goodMessages).map(([name, raw]) => ({
      name: `parse of ${name} gives a message or a RejectedError`,
      run: () => mustNotFall(connector, raw),
    })),
  ];
}

async function mustNotFall(connector: AnyConnector, raw: Buffer): Promise<void> {
  let message: InboundMessage;
  try {
    message = await connector.parse({ sourceId: 'garbage', raw, receivedAt: LONG_AGO });
  } catch (error) {
    must(error instanceof RejectedError, `it threw ${String(error)}`);
    must(error.message.trim() !== '', 'the reason is empty');
    return;
  }
  mustBeStorable(message);
}

function mustBeStorable(message: InboundMessage): void {
  must(/^[0-9a-f]{64}$/.test(message.identity), `the identity "${message.identity}" is no SHA-256 in hex`);
  must(!/[\r\n]/.test(message.subject), 'the subject has more than one line');
  for (const { name } of message.attachments) {
    must(name !== '' && !/[/\\]|\p{Cc}/u.test(name), `"${name}" is no safe file name`);
  }
  const text = JSON.stringify(message, (_key, value) => (Buffer.isBuffer(value) ? undefined : value));
  must(!text.includes('\\u0000'), 'there is a NUL in it');
  must(!/\\ud[89a-f][0-9a-f]{2}/i.test(text), 'there is a lone surrogate in it');
}

/** Broken input, the same at every run. */
function garbage(good: RawMessage[]): Array<[name: string, raw: Buffer]> {
  const random = generator(20260401);
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => random(256)));
  const broken = good.flatMap(
    ({ raw }, index): Array<[string, Buffer]> => [
      [`good message ${index + 1} cut in the middle`, raw.subarray(0, Math.floor(raw.length / 2))],
      [`good message ${index + 1} with bytes changed`, changed(raw, random)],
      [`good message ${index + 1} twice`, Buffer.concat([raw, raw])],
    ],
  );
  return [
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('x')],
    ['one line break', Buffer.from('\r\n')],
    ['ten thousand NULs', Buffer.alloc(10_000)],
    ['random bytes', bytes(5_000)],
    ['a kilobyte of random bytes', bytes(1_000)],
    ['a header of two megabytes', Buffer.from(`X-Long: ${'x'.repeat(2_000_000)}\r\n\r\nhello`)],
    ['a hundred thousand headers', Buffer.from('X: y\r\n'.repeat(100_000))],
    ['open brackets', Buffer.from('({["<'.repeat(20_000))],
    ...broken,
  ];
}

function changed(raw: Buffer, random: (below: number) => number): Buffer {
  const copy = Buffer.from(raw);
  for (let i = 0; i < 20; i++) copy[random(copy.length)] = random(256);
  return copy;
}

/** A small generator of our own (Lehmer's), so that a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function plain(message: InboundMessage): unknown {
  return {
    ...message,
    attachments: message.attachments.map((file) => ({ ...file, content: sha256(file.content) })),
  };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
