import './need-node-20.mjs';
import { buildHalves } from './product.mjs';
import { ensureReady } from './setup.mjs';
import { runScript, say } from './setup-error.mjs';
import { withSetupLock } from './setup-lock.mjs';

await runScript(async () => {
  await ensureReady({ build: false });
  say('Building…');
  await withSetupLock(() => buildHalves());
});
