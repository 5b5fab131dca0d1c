#!/usr/bin/env node
import './need-node-20.mjs';
import { handOver } from './hand-over.mjs';
import { inRoot } from './paths.mjs';
import { ensureReady } from './setup.mjs';
import { runScript } from './setup-error.mjs';

await runScript(async () => {
  await ensureReady();
  return handOver([inRoot('dist', 'apps', 'server', 'src', 'commands', 'main.js'), ...process.argv.slice(2)]);
});
