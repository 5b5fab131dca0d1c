// `npm test`: sets the checkout up, then runs jest on Node 24 and says at the end what was left out, and why.
// Arguments go to jest: `npm test -- libs/calendar`. With DATABASE_URL, the tests use that PostgreSQL server.
import '../apps/server/bin/need-node-20.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { inRoot, node24, toolEnvironment } from '../apps/server/bin/paths.mjs';
import { exitCodeOf, SIGNALS } from '../apps/server/bin/run-tool.mjs';
import { ensureReady } from '../apps/server/bin/setup.mjs';
import { runScript } from '../apps/server/bin/setup-error.mjs';

const NODE_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

/** An embedded database in each worker takes this much at its peak. */
const WORKER_BYTES = 1.5e9;
const MOST_WORKERS = 4;

const SKIPPED = /\(skipped: (.+)\)$/;

await runScript(async () => {
  await ensureReady();
  const folder = mkdtempSync(join(tmpdir(), 'postroom-test-'));
  // Kept where somebody wants to read them afterwards.
  const results = process.env.TEST_RESULTS ?? join(folder, 'results.json');
  try {
    const code = await jest([...process.argv.slice(2), '--json', `--outputFile=${results}`]);
    // Where jest could not begin, it has said why and leaves no results.
    if (existsSync(results)) report(JSON.parse(readFileSync(results, 'utf8')));
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function jest(args) {
  const workers = args.some((arg) => /^(-w|-i|--maxWorkers|--runInBand)/.test(arg))
    ? []
    : ['-w', workerCount()];
  const child = spawn(node24(), [...NODE_FLAGS, 'node_modules/jest/bin/jest.js', ...workers, ...args], {
    cwd: inRoot(),
    env: toolEnvironment(),
    // Jest prints its JSON on stdout only where it is given no file; its words are on stderr.
    stdio: 'inherit',
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

/** One more than the processors: those that run the product or a browser wait for them most of the time. */
function workerCount() {
  const wanted = availableParallelism() + 1;
  return String(Math.max(1, Math.min(wanted, MOST_WORKERS, Math.floor(totalmem() / WORKER_BYTES))));
}

/** What was skipped for want of a program, by name with what brings it; then the sums, alone on a line. */
function report(results) {
  const tests = results.testResults.flatMap((file) => file.assertionResults);
  const titles = tests.filter((test) => test.status === 'pending').flatMap((test) => test.ancestorTitles);
  const left = [...new Set(titles.filter((title) => SKIPPED.test(title)))];
  if (left.length > 0) {
    console.log('\nSkipped, for want of something on this machine:');
    for (const title of left)
      console.log(`  ${title.replace(SKIPPED, '').trim()}: ${SKIPPED.exec(title)[1]}`);
  }
  // A file that could not be loaded has no tests to fail, and counts as one.
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  console.log(`\n${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
}
