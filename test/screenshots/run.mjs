// `npm run screenshots`: pictures of every screen of the staff app, in docs/images/screens, of the demonstration on a day of
// its own. With names of screens, only of those.
import '../../apps/server/bin/need-node-20.mjs';
import { spawnSync } from 'node:child_process';
import { inRoot, node24 } from '../../apps/server/bin/paths.mjs';
import { ensureReady } from '../../apps/server/bin/setup.mjs';
import { runScript } from '../../apps/server/bin/setup-error.mjs';

await runScript(async () => {
  await ensureReady();
  const script = inRoot('test', 'screenshots', 'take.mjs');
  return (
    spawnSync(node24(), [script, ...process.argv.slice(2)], { cwd: inRoot(), stdio: 'inherit' }).status ?? 1
  );
});
