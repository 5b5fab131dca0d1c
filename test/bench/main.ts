import { cpus, totalmem } from 'node:os';
import { appBench } from './app.bench.js';
import { clocksBench } from './clocks.bench.js';
import { inboxBench } from './inbox.bench.js';
import { intakeBench } from './intake.bench.js';
import { liveBench } from './live.bench.js';
import { rehearseBench } from './rehearse.bench.js';

const benches: Record<string, () => Promise<void>> = {
  intake: intakeBench,
  inbox: inboxBench,
  live: liveBench,
  rehearse: rehearseBench,
  clocks: clocksBench,
  app: appBench,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !benches[name]);
if (unknown) {
  console.error(`There is no bench "${unknown}": choose of ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const [cpu] = cpus();
console.log(`machine   ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`);
console.log(`versions  Node ${process.versions.node}, ${process.platform} ${process.arch}`);
for (const name of asked.length ? asked : Object.keys(benches)) {
  console.log(`\n== ${name}`);
  await benches[name]?.();
}
