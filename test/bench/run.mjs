// `npm run bench`, or `npm run bench -- intake`: builds, then measures on Node 24. Figures, never verdicts.
import '../../apps/server/bin/need-node-20.mjs';
import { spawnSync } from 'node:child_process';
import { inRoot, node24 } from '../../apps/server/bin/paths.mjs';
import { ensureReady } from '../../apps/server/bin/setup.mjs';
import { runScript } from '../../apps/server/bin/setup-error.mjs';

await runScript(async () => {
  await ensureReady();
  const run = (...args) => spawnSync(node24(), args, { cwd: inRoot(), stdio: 'inherit' }).status ?? 1;
  const built = run(inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-p', inRoot('test', 'bench'));
  return built || run(inRoot('dist', 'test', 'bench', 'main.js'), ...process.argv.slice(2));
});
