import './need-node-20.mjs';
import { handOver } from './hand-over.mjs';
import { waitForLastRun } from './last-run.mjs';
import { inRoot } from './paths.mjs';
import { ensureReady } from './setup.mjs';
import { runScript } from './setup-error.mjs';

await runScript(async () => {
  await ensureReady();
  await waitForLastRun();
  return handOver([inRoot('dist', 'apps', 'server', 'src', 'main.js'), ...process.argv.slice(2)]);
});
