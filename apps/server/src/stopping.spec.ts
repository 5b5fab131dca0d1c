import { jest } from '@jest/globals';
import { Deliverer } from '#correspondence';
import { Stopping } from './stopping.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** One message in hand: the server has it, and has not answered yet. */
async function sending(signal: AbortSignal) {
  let taken = () => {};
  const send = (_: unknown, __: unknown, context: { signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      taken = () => resolve({ detail: '250 Taken' });
      context.signal.addEventListener('abort', () => reject(new Error('cut off')));
    });
  const manifest = { name: 'Mail', capabilities: { idempotentSend: false, html: true } };
  const line = { connector: { manifest, send }, settings: {}, context: {} };
  const found = [[{ id: 'm', channelId: 'c', to: [], replyTo: [], inReplyTo: [] }], [], [{ id: 'c' }]];
  const em = { fork: () => ({ find: async () => found.shift() }) };
  const parts = [em, {}, { sendingLine: () => line }, {}, {}, signal];
  const deliverer = new Deliverer(...(parts as unknown as ConstructorParameters<typeof Deliverer>));
  const [prepared] = await deliverer.prepare([{ id: 'w', key: 'm', payload: {}, attempts: 1 }]);
  const ended = prepared?.perform();
  await null;
  return { ended, taken: () => taken() };
}

test('what is begun anew ends at once; the message in hand may still go out', async () => {
  const stopping = new Stopping();
  const { ended, taken } = await sending(stopping.sends);
  stopping.begin();
  expect(stopping.signal.aborted).toBe(true);
  await jest.advanceTimersByTimeAsync(10_000);
  taken();
  expect(await ended).toEqual({ state: 'done', detail: '250 Taken' });
});

test('but not for ever: it is cut off before the process is', async () => {
  const stopping = new Stopping();
  const { ended } = await sending(stopping.sends);
  stopping.begin();
  // Others say so too, later; that puts nothing off.
  await jest.advanceTimersByTimeAsync(8_000);
  stopping.begin();
  await jest.advanceTimersByTimeAsync(5_000);
  expect(await ended).toMatchObject({ state: 'retry', reason: 'cut off' });
});
