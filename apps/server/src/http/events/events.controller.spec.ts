import { jest } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/sql';
import { Subject } from 'rxjs';
import type { Person, SignIn } from '#identity';
import type { Signals } from '#shared';
import type { StaffRequest } from '../access.js';
import type { Presence } from '../presence/presence.js';
import { EventsController } from './events.controller.js';

const ADA = { id: 'ada' } as Person;

let hidden: string[];
let signedIn: boolean;
let lookable: boolean;

const signals = { subscribe: async () => () => {} } as unknown as Signals;
const em = {
  fork: () => em,
  execute: async () => hidden.map((key) => ({ key })),
} as unknown as EntityManager;
const presence = { all: () => [], changes: new Subject() } as unknown as Presence;
const signIn = {
  who: async () => {
    if (!lookable) throw new Error('The database is away.');
    return signedIn ? ADA : null;
  },
} as unknown as SignIn;

beforeEach(() => {
  jest.useFakeTimers();
  [hidden, signedIn, lookable] = [['complaints'], true, true];
});

afterEach(() => jest.useRealTimers());

async function listen() {
  const heard: (string | undefined)[] = [];
  const controller = new EventsController(signals, em, presence, signIn);
  const request = { shown: { kind: 'session', secret: 'secret' } } as StaffRequest;
  (await controller.events(request, ADA)).subscribe({
    next: ({ type }) => heard.push(type),
    complete: () => heard.push('end'),
  });
  return async () => {
    await jest.advanceTimersByTimeAsync(20_000);
    return heard.splice(0);
  };
}

describe('with each heartbeat', () => {
  test('a session that is over ends the line', async () => {
    const next = await listen();
    expect(await next()).toEqual(['heartbeat']);
    signedIn = false;
    expect(await next()).toEqual(['end']);
  });

  test('it is told once where they see more or less than before', async () => {
    const next = await listen();
    hidden = [];
    expect(await next()).toEqual(['access', 'heartbeat']);
    expect(await next()).toEqual(['heartbeat']);
  });

  test('a look that fails ends nothing', async () => {
    const next = await listen();
    lookable = false;
    expect(await next()).toEqual(['heartbeat']);
    [lookable, signedIn] = [true, false];
    expect(await next()).toEqual(['end']);
  });
});
