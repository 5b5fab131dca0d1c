// No tracked file may name a place on one machine, or the host that packages came from: neither is true elsewhere.
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const hosts = 'https?://(registry|deb|security|packages)\\.|"resolved": *"http';
const places = ['/home/[a-z]+/', '/Users/[A-Za-z]+/', literal(`${root}/`), literal(`${homedir()}/`)];

// The places in an image are the same everywhere.
const files = ['.', ':!*.svg', ':!docker/Dockerfile'];

const found = spawnSync('git', ['grep', '-nIE', [hosts, ...places].join('|'), '--', ...files], {
  cwd: root,
  encoding: 'utf8',
});
// git answers 1 where it found nothing, and more where there is no repository to look into.
if (found.status === 0) {
  console.error('These lines name a machine or a registry:');
  console.error(found.stdout.replace(/^(.{200}).*$/gm, '$1…').trimEnd());
  process.exitCode = 1;
}

function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
