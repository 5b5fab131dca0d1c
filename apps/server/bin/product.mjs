import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { inRoot, node24, toolEnvironment } from './paths.mjs';
import { runTool } from './run-tool.mjs';
import { SetupError } from './setup-error.mjs';

const SHARED_INPUTS = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** The two halves of the product: what each is made from, what makes it, and where it lands. */
const HALVES = {
  server: {
    inputs: [...SHARED_INPUTS, 'apps/server/tsconfig.json', 'apps/server/src', 'libs'],
    // Unchecked, it comes out the same in a third of the time; `npm run typecheck` and the watcher check.
    tool: ['node_modules/typescript/bin/tsc', '-p', 'apps/server', '--noCheck'],
    result: 'dist/apps/server/src/main.js',
    folders: ['dist/apps/server', 'dist/libs'],
  },
  web: {
    inputs: [...SHARED_INPUTS, 'apps/web', 'libs/api-client'],
    tool: ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'warn'],
    result: 'dist/apps/web/index.html',
    folders: [],
  },
};

/** The halves that are missing or older than their sources. */
export function staleHalves() {
  return Object.keys(HALVES).filter(
    (half) =>
      readStamp(half) !== fingerprint(HALVES[half].inputs) || !existsSync(inRoot(HALVES[half].result)),
  );
}

/** Builds the halves named, both at once; @throws SetupError with the compiler's own words. */
export async function buildHalves(halves = Object.keys(HALVES)) {
  const results = await Promise.allSettled(halves.map(build));
  const failed = results.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
  if (failed.length > 1)
    throw new SetupError('the build failed.', { output: failed.map((f) => f.output).join('\n') });
  if (failed.length) throw failed[0];
}

async function build(half) {
  const { inputs, tool, folders } = HALVES[half];
  // Taken before the build: a file that is saved in the middle of it makes the next start build again.
  const sources = fingerprint(inputs);
  rmSync(stampOf(half), { force: true });
  await runTool(`the build of the ${half}`, node24(), tool, toolEnvironment({ NODE_ENV: 'production' }));
  for (const folder of folders) removeOrphans(folder);
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(stampOf(half), sources);
}

/** Takes away what lost its source: a deleted migration must not run. */
function removeOrphans(folder) {
  if (!existsSync(inRoot(folder))) return;
  for (const entry of readdirSync(inRoot(folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) removeOrphans(path);
    else if (!hasSource(path.slice('dist/'.length))) rmSync(inRoot(path));
  }
}

function hasSource(path) {
  const typed = path.replace(/(\.d)?\.[jt]s(\.map)?$/, '.ts');
  return [path, typed, `${typed}x`].some((source) => existsSync(inRoot(source)));
}

function stampOf(half) {
  return inRoot('dist', `.built-${half}`);
}

function readStamp(half) {
  try {
    return readFileSync(stampOf(half), 'utf8');
  } catch {
    return null;
  }
}
