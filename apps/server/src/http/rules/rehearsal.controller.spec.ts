import { EventEmitter } from 'node:events';
import { text } from 'node:stream/consumers';
import type { StreamableFile } from '@nestjs/common';
import type { RehearsalOptions } from '#inbox';
import { RehearsalController } from './rehearsal.controller.js';

type Run = (asked: unknown, options: RehearsalOptions) => Promise<unknown>;

/** Calls it for lines, with a rehearsal that does this; and hangs up where told to. */
function call(run: Run) {
  const em = { fork: () => ({ execute: async () => [] }) };
  const controller = new RehearsalController({ run } as never, em as never);
  const response = new EventEmitter();
  const request = { accepts: () => 'application/x-ndjson' };
  const answer = controller.rehearse(
    { rules: [] },
    { id: 'x' } as never,
    request as never,
    response as never,
  );
  return { answer: answer as Promise<StreamableFile>, hangUp: () => response.emit('close') };
}

test('what fails before it is under way is refused as usual', async () => {
  const { answer } = call(() => Promise.reject(new Error('no rules')));
  await expect(answer).rejects.toThrow('no rules');
});

test('what fails once it is under way breaks off, so that nobody takes it for a result', async () => {
  const { answer } = call(async (_, { progress }) => {
    progress?.(0, 2);
    throw new Error('the database is gone');
  });
  await expect(text((await answer).getStream())).rejects.toThrow('the database is gone');
});

test('hanging up ends it, and nothing else', async () => {
  const seen: AbortSignal[] = [];
  const { answer, hangUp } = call(async (_, { progress, signal }) => {
    seen.push(signal);
    progress?.(0, 2);
    await new Promise((_, stop) => signal.addEventListener('abort', () => stop(signal.reason)));
  });
  const stream = (await answer).getStream();
  hangUp();
  await new Promise((closed) => stream.once('close', closed));
  expect(seen.map(({ aborted }) => aborted)).toEqual([true]);
});
