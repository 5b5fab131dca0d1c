import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { FakeCheckout, isAlive, until } from './setup-checkout.js';

let checkout: FakeCheckout;

beforeEach(() => {
  checkout = new FakeCheckout();
});

afterEach(() => checkout.remove());

/** Starts, stops, and tells what was done on the way. */
async function startOnce(environment: NodeJS.ProcessEnv = {}) {
  const run = checkout.run('start.mjs', ['0'], environment);
  const code = await run.ended;
  return { code, out: run.out, err: run.err, npm: checkout.did('npm'), build: checkout.did('build') };
}

describe('the first start', () => {
  test('installs, builds and runs, and says one line for each', async () => {
    const first = await startOnce();
    expect(first).toMatchObject({ code: 0, npm: ['ci', 'ping'], build: ['server', 'web'] });
    expect(first.err).toBe('Installing packages…\nBuilding…\n');
    expect(first.out).toMatch(/^running \d+\n$/);
  });

  test('two at once do it once', async () => {
    const slow = { FAKE_NPM_WAITS_FOR: checkout.path('go') };
    const runs = [checkout.run('start.mjs', ['0'], slow), checkout.run('postroom.mjs', ['due'], slow)];
    const waiting = /Waiting for another set-up \(process \d+\)…/;
    const said = () => runs.map(({ err }) => err).join('');
    await until(() => waiting.test(said()), said);
    checkout.write('go', '');
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(checkout.did('npm')).toEqual(['ci', 'ping']);
    expect(checkout.did('build')).toEqual(['server', 'web']);
  });

  test('takes over from one that died half-way', async () => {
    const dead = checkout.spawn('true', []);
    await dead.ended;
    checkout.write('dist/.setup-lock/owner.json', JSON.stringify({ pid: dead.child.pid, started: '' }));
    expect(await startOnce()).toMatchObject({ code: 0, npm: ['ci', 'ping'], build: ['server', 'web'] });
  });

  test('takes over where the number of the one that died belongs to another now', async () => {
    checkout.write('dist/.setup-lock/owner.json', JSON.stringify({ pid: process.pid, started: 'long ago' }));
    expect((await startOnce()).code).toBe(0);
  });
});

describe('a later start', () => {
  beforeEach(() => startOnce());

  test.each([
    ['nothing has changed', () => {}, [], []],
    ['a test has changed', () => checkout.write('libs/calendar/src/a.spec.ts', ''), [], []],
    ['the server has changed', () => checkout.append('apps/server/src/main.ts', ' '), [], ['server']],
    ['a lib has changed', () => checkout.write('libs/calendar/src/index.ts', ''), [], ['server']],
    ['the staff app has changed', () => checkout.append('apps/web/index.html', ' '), [], ['web']],
    [
      'the API client has changed',
      () => checkout.write('libs/api-client/src/index.ts', ''),
      [],
      ['server', 'web'],
    ],
    [
      'packages have changed',
      () => checkout.append('package-lock.json', ' '),
      ['ci', 'ping'],
      ['server', 'web'],
    ],
    ['node_modules is gone', () => remove('node_modules'), ['ci', 'ping'], []],
    ['dist is gone', () => remove('dist'), [], ['server', 'web']],
  ])('where %s', async (_, change, npm, build) => {
    change();
    expect(await startOnce()).toMatchObject({ code: 0, npm, build });
    expect(await startOnce()).toMatchObject({ code: 0, npm: [], build: [], err: '' });
  });

  test('leaves nothing of a source that is gone', async () => {
    checkout.write('dist/libs/database/src/migrations/old.js', '');
    checkout.append('apps/server/src/main.ts', ' ');
    await startOnce();
    const run = checkout.spawn('ls', ['dist/libs/database/src/migrations']);
    await run.ended;
    expect(run.out).toBe('');
  });

  function remove(folder: string): void {
    rmSync(checkout.path(folder), { recursive: true });
  }
});

describe('what goes wrong', () => {
  test.each([
    ['no network', 'code ENOTFOUND', 'packages could not be downloaded: the npm registry cannot be reached.'],
    ['a full disk', 'code ENOSPC', 'packages could not be installed: the disk is full.'],
    ['no right to write', 'code EACCES', 'this folder, or the npm cache, cannot be written to.'],
  ])('%s is said in one line', async (_, words, line) => {
    const { code, err } = await startOnce({ FAKE_NPM_FAILS: words });
    expect(code).toBe(1);
    expect(err).toContain(line);
    expect(err).toMatch(/^Installing packages…\npostroom: [^\n]+\n$/);
  });

  test('anything else comes with what npm says', async () => {
    const { code, err } = await startOnce({ FAKE_NPM_FAILS: 'something new' });
    expect(code).toBe(1);
    expect(err).toContain('npm error something new\npostroom: packages could not be installed');
  });

  test('a mistake in the source comes with what the compiler says, until it is put right', async () => {
    writeFileSync(checkout.path('apps/server/src/main.ts'), 'mistake');
    for (let i = 0; i < 2; i++) {
      const { code, err } = await startOnce();
      expect(code).toBe(1);
      expect(err).toContain('main.ts: a mistake\npostroom: the build of the server failed.');
    }
    writeFileSync(checkout.path('apps/server/src/main.ts'), 'process.exitCode = 0;');
    expect(await startOnce()).toMatchObject({ code: 0, build: ['server'] });
  });
});

describe('the end', () => {
  test('has the exit code of the product', async () => {
    expect(await checkout.run('start.mjs', ['7']).ended).toBe(7);
  });

  test('by SIGTERM lets the product finish', async () => {
    const run = checkout.run('start.mjs');
    await checkout.running(run);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.out).toContain('stopped');
  });

  test('by SIGKILL takes the product along', async () => {
    const run = checkout.run('start.mjs');
    const pid = await checkout.running(run);
    run.child.kill('SIGKILL');
    await until(
      () => !isAlive(pid),
      () => 'the product runs on',
    );
    expect(run.out).not.toContain('stopped');
  });

  test.each([
    ['lets the product finish, where npm was told to stop', 'SIGTERM', true],
    ['takes the product along, where npm was killed', 'SIGKILL', false],
  ] as const)('of npm %s', async (_, signal, finishes) => {
    const shell = `"${process.execPath}" apps/server/bin/start.mjs; exit`;
    // As npm does it: a shell in between, to which SIGTERM is passed on, and SIGKILL cannot be.
    const npm = `const sh = require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(shell)}], { stdio: 'inherit' });
      process.on('SIGTERM', () => sh.kill('SIGTERM')); sh.on('exit', () => process.exit(0));`;
    const run = checkout.spawn(process.execPath, ['-e', npm], { npm_lifecycle_event: 'start' });
    const pid = await checkout.running(run);
    run.child.kill(signal);
    await until(
      () => !isAlive(pid),
      () => 'the product runs on',
    );
    await run.ended;
    expect(run.out.includes('stopped')).toBe(finishes);
  });

  test('is waited for by the next start', async () => {
    // Longer than a start takes, so that one that does not wait is seen to overlap.
    const first = checkout.run('start.mjs', [], { STOPS_AFTER: '4000' });
    const pid = await checkout.running(first);
    first.child.kill('SIGTERM');
    await until(
      () => existsSync(checkout.path('dist/.stopping.json')),
      () => 'no word of the stop',
    );
    await checkout.running(checkout.run('start.mjs'));
    expect(isAlive(pid)).toBe(false);
  });
});

describe('the command line', () => {
  test('keeps stdout for the command, on the very first run too', async () => {
    const run = checkout.run('postroom.mjs', ['due', '--json']);
    expect(await run.ended).toBe(0);
    expect(JSON.parse(run.out)).toEqual({ args: ['due', '--json'], dataDir: checkout.path('data') });
    expect(run.err).toBe('Installing packages…\nBuilding…\n');
  });

  test('passes the exit code and the data folder on', async () => {
    const run = checkout.run('postroom.mjs', ['wrong'], { DATA_DIR: '/srv/postroom' });
    expect(await run.ended).toBe(2);
    expect(JSON.parse(run.out)).toMatchObject({ dataDir: '/srv/postroom' });
  });

  test('stands where npx looks first', async () => {
    await startOnce();
    const run = checkout.spawn('node_modules/.bin/postroom', ['--help']);
    expect(await run.ended).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ args: ['--help'] });
  });
});
