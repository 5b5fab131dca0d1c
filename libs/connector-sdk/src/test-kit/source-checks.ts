import type { AnyConnector, ConnectorContext } from '../connector.js';
import type { FetchedBatch } from '../raw-message.js';
import {
  type ContractCases,
  type ContractCheck,
  type ContractSource,
  contractContext,
} from './contract-cases.js';
import { must, mustEqual, mustFail } from './expectations.js';

/** Enough for several batches of any sensible size. */
const MANY = 230;

/** What the host relies on when it fetches. Each check has a source of its own. */
export function sourceChecks<S>(connector: AnyConnector, cases: ContractCases<S>): ContractCheck[] {
  const { openSource } = cases;
  if (!connector.fetch || !openSource) return [];
  const check = (name: string, run: (source: ContractSource<S>) => Promise<void>): ContractCheck => ({
    name,
    run: async () => {
      const source = await openSource();
      try {
        await run(source);
      } finally {
        await source.close();
      }
    },
  });
  const all = async (source: ContractSource<S>, cursor: unknown = null) => {
    const batches: FetchedBatch<unknown>[] = [];
    for await (const batch of fetch(connector, source, cursor, contractContext())) batches.push(batch);
    return batches;
  };

  return [
    check('an empty source gives nothing', async (source) => {
      mustEqual(idsOf(await all(source)), [], 'what came');
    }),
    check('fetch gives everything once, in batches, oldest first', async (source) => {
      await source.add(MANY);
      const batches = await all(source);
      const ids = idsOf(batches);
      mustEqual(new Set(ids).size, MANY, 'the number of different messages');
      mustEqual(ids.length, MANY, 'the number of messages');
      must(batches.length > 1, 'everything came in one batch');
      const times = batches.flatMap((batch) =>
        batch.messages.map((message) => message.receivedAt.epochMilliseconds),
      );
      mustEqual(
        [...times].sort((a, b) => a - b),
        times,
        'the order by time of receipt',
      );
    }),
    check(
      'fetch goes on from every cursor without loss or repetition, also after a trip through JSON',
      async (source) => {
        await source.add(MANY);
        const batches = await allWithoutMarks(connector, source);
        const ids = idsOf(batches.slice(0, -1));
        const first = batches[0];
        must(first !== undefined, 'nothing came');
        const rest = await all(source, JSON.parse(JSON.stringify(first.cursor)));
        const expected = ids.slice(first.messages.length);
        mustEqual(idsOf(rest).slice(0, expected.length), expected, 'what came after the first cursor');
      },
    ),
    check('from the last cursor only what is new comes', async (source) => {
      await source.add(3);
      const before = await all(source);
      const last = before.at(-1)?.cursor;
      mustEqual(idsOf(await all(source, last)), [], 'what came from the last cursor');
      await source.add(2);
      const after = idsOf(await all(source, last));
      mustEqual(after.length, 2, 'the number of new messages');
      must(!after.some((id) => idsOf(before).includes(id)), 'an old message came again');
    }),
    check('a batch is marked only once the next one is asked for', async (source) => {
      await source.add(MANY);
      let taken = 0;
      for await (const batch of fetch(connector, source, null, contractContext())) {
        const marked = await source.marked();
        must(marked <= taken, `${marked} are marked while only ${taken} are stored`);
        taken += batch.messages.length;
      }
    }),
    check('a crash before a batch is stored marks nothing of it and brings it again', async (source) => {
      await source.add(MANY);
      let first: FetchedBatch<unknown> | undefined;
      for await (const batch of fetch(connector, source, null, contractContext())) {
        first = batch;
        break;
      }
      must(first !== undefined, 'nothing came');
      mustEqual(await source.marked(), 0, 'the number of marked messages');
      mustEqual(idsOf(await all(source)).slice(0, first.messages.length), idsOf([first]), 'what came again');
    }),
    check('a host that has stopped gets nothing more', async (source) => {
      await source.add(MANY);
      const context = contractContext();
      const reading = (async () => {
        for await (const _batch of fetch(connector, source, null, context)) context.stop();
      })();
      await mustFail(reading, 'reading on after the stop');
    }),
    check('check says yes and changes nothing', async (source) => {
      await source.add(3);
      const before = await source.snapshot();
      const result = await connector.check(source.settings, contractContext());
      must(result.ok, `it says no: ${result.detail}`);
      must(result.detail.trim() !== '', 'it says nothing');
      mustEqual(await source.snapshot(), before, 'the source');
    }),
    check('list names what fetch gives, and changes nothing', async (source) => {
      await source.add(3);
      const before = await source.snapshot();
      const listed: string[] = [];
      for await (const item of connector.list?.(source.settings, contractContext()) ?? []) {
        must(item.size > 0, `${item.sourceId} has no size`);
        listed.push(item.sourceId);
      }
      mustEqual(await source.snapshot(), before, 'the source');
      mustEqual(listed, idsOf(await all(source)), 'the list');
    }),
  ];
}

/** The batches as they come, the last of them not asked beyond. */
async function allWithoutMarks<S>(connector: AnyConnector, source: ContractSource<S>) {
  const batches: FetchedBatch<unknown>[] = [];
  let count = 0;
  for await (const batch of fetch(connector, source, null, contractContext())) {
    batches.push(batch);
    count += batch.messages.length;
    if (count >= MANY) break;
  }
  return batches;
}

function fetch<S>(
  connector: AnyConnector,
  source: ContractSource<S>,
  cursor: unknown,
  context: ConnectorContext,
): AsyncIterable<FetchedBatch<unknown>> {
  must(connector.fetch !== undefined, 'it does not fetch');
  return connector.fetch(source.settings, cursor, context);
}

function idsOf(batches: FetchedBatch<unknown>[]): string[] {
  return batches.flatMap((batch) => batch.messages.map((message) => message.sourceId));
}
