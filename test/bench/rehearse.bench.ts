import pg from 'pg';
import { startPostgres } from '../support/postgres.js';
import { fillInbox, SETTINGS } from './fill-inbox.js';
import { percentile, tell } from './measure.js';
import { runProduct } from './running-product.js';

const SIZE = 100_000;

/** Rules tried on a hundred thousand past items: one that moves a tenth of them, and gives them another date. */
export async function rehearseBench(): Promise<void> {
  const postgres = await startPostgres({ durable: true, settings: SETTINGS });
  const databaseUrl = await postgres.createDatabase('rehearse');
  const product = await runProduct({ DATABASE_URL: databaseUrl, ROLES: 'web' });
  try {
    const { id } = await product.api<{ id: string }>('GET', '/api/session');
    await fillInbox(databaseUrl, SIZE, id);
    await takeDownFacts(databaseUrl);
    const { rules } = await product.api<{ rules: object[] }>('GET', '/api/rules');
    const body = { rules: [SOME, ...rules], from: '2000-01-01' };
    for (let run = 1; run <= 3; run++) {
      // Somebody else's calls meanwhile.
      const others: number[] = [];
      let over = false;
      const calling = (async () => {
        while (!over) {
          const began = performance.now();
          await product.api('GET', '/api/queues');
          others.push(performance.now() - began);
        }
      })();
      const began = performance.now();
      const { items, changed } = await product.api<{ items: number; changed: number }>(
        'POST',
        '/api/rules/rehearse',
        body,
      );
      const took = (performance.now() - began) / 1000;
      over = true;
      await calling;
      tell(`rehearsed ${items} items, ${changed} of them changed, run ${run}`, took, 's');
      tell(`queue counts for somebody else meanwhile, p95`, percentile(others, 95), 'ms');
    }
  } finally {
    await product.stop();
    await postgres.stop();
  }
}

const SOME = {
  key: 'some',
  name: 'Some of them',
  when: {
    all: [
      { field: 'text', operator: 'contains', value: 'streetlight' },
      { field: 'subject', operator: 'matches', value: '7$' },
    ],
  },
  do: [
    { action: 'set-queue', value: 'waste' },
    { action: 'set-target', value: 'social' },
  ],
};

/** As intake would have taken them down. */
async function takeDownFacts(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(
    `update conversation set rule_version = 1, facts = jsonb_build_object('channel', 'enquiries', 'channelType', 'email',
       'connector', 'imap', 'mailbox', 'enquiries@council.example', 'to', '["enquiries@council.example"]'::jsonb,
       'cc', '[]'::jsonb, 'sender', 'resident@people.example', 'senderName', 'A Resident', 'senderKnown', false,
       'earlierConversations', 0, 'subject', subject, 'attachments', '[]'::jsonb, 'automatic', null,
       'hasReference', false, 'size', 4096, 'language', 'en', 'social', null, 'form', '{}'::jsonb,
       'date', to_char(received_at, 'YYYY-MM-DD'), 'time', to_char(received_at, 'HH24:MI'), 'weekday', 'monday',
       'inHours', true, 'holiday', null)`,
  );
  await client.query('vacuum analyze conversation');
  await client.end();
}
