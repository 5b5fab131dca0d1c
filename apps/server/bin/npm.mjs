import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inRoot } from './paths.mjs';
import { runTool } from './run-tool.mjs';
import { SetupError } from './setup-error.mjs';

const QUIET = ['--loglevel=error', '--no-progress', '--no-audit', '--no-fund', '--prefer-offline'];

/** What node_modules takes up, and a little more. */
const ROOM_MEGABYTES = 1000;

const UNREACHABLE =
  'packages could not be downloaded: the npm registry cannot be reached. Check the network and run this again.';

/** What npm prints, and what it means to the person at the keyboard. */
const EXPLANATIONS = [
  [/ENOSPC/, 'packages could not be installed: the disk is full.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/,
    UNREACHABLE,
  ],
  [
    /EACCES|EROFS|EPERM/,
    'packages could not be installed: this folder, or the npm cache, cannot be written to.',
  ],
];

/** Puts exactly what package-lock.json names into node_modules. */
export async function installWithNpm() {
  const npm = findNpm();
  checkRoom();
  await askForRegistry(npm);
  // npm leaves out, without a word, the native parts of the build tools on a Node that they do not name.
  const lent = isNamedByPackages(npm.nodeVersion) ? null : await borrowNode24(npm);
  try {
    // `--include=dev`: the build tools are needed even where NODE_ENV says production.
    await runNpm({ ...npm, node: lent?.node ?? npm.node }, ['ci', '--include=dev']);
  } finally {
    lent?.giveBack();
  }
}

/** Without this, npm goes on for minutes after the disk is full, and then names another reason. */
function checkRoom() {
  const { bavail, bsize } = statfsSync(inRoot());
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < ROOM_MEGABYTES) {
    throw new SetupError(`the disk is full: packages need ${ROOM_MEGABYTES} MB, and ${free} MB are free.`);
  }
}

/** Without this, npm tries each package again and again, for minutes, before it gives up. */
async function askForRegistry(npm) {
  try {
    await runNpm(npm, ['ping', '--fetch-retries=0']);
  } catch (error) {
    // A registry that answers, but not to this, is good enough.
    if (error.message === UNREACHABLE) throw error;
  }
}

/** The npm that started us, on the Node that it runs on; otherwise the one in PATH. */
function findNpm() {
  const { npm_execpath: script = '', npm_node_execpath: node = process.execPath } = process.env;
  if (basename(script) !== 'npm-cli.js') {
    return { node: null, script: 'npm', nodeVersion: process.versions.node };
  }
  const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  return { node, script, nodeVersion };
}

function isNamedByPackages(version) {
  const [major, minor] = version.split('.').map(Number);
  const least = { 20: 19, 22: 13, 23: 5 };
  return major >= 24 || minor >= (least[major] ?? Number.POSITIVE_INFINITY);
}

async function borrowNode24(npm) {
  if (!npm.node) {
    throw new SetupError(`this is Node ${npm.nodeVersion}; start with \`npm start\`, or use a newer Node.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'postroom-node-'));
  const giveBack = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { version } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages[
      'node_modules/node'
    ];
    await runNpm(npm, ['install', '--prefix', folder, '--no-save', '--no-package-lock', `node@${version}`]);
    return { node: join(folder, 'node_modules', 'node', 'bin', 'node'), giveBack };
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function runNpm({ node, script }, args) {
  const [command, first] = node ? [node, [script]] : [script, []];
  try {
    await runTool('npm', command, [...first, ...args, ...QUIET], {
      ...process.env,
      SCARF_ANALYTICS: 'false',
    });
  } catch (error) {
    if (!error.output) throw error;
    const [, explanation] = EXPLANATIONS.find(([sign]) => sign.test(error.output)) ?? [];
    if (explanation) throw new SetupError(explanation, { cause: error });
    throw new SetupError('packages could not be installed; npm says why above.', {
      output: error.output,
      cause: error,
    });
  }
}
