import './need-node-20.mjs';
import { ensureReady } from './setup.mjs';
import { runScript } from './setup-error.mjs';

await runScript(() => ensureReady({ build: false }));
