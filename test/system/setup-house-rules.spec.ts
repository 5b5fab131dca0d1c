import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);
const { forbidden } = require(join(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };
const names = forbidden.map((rule) => rule.name);
const libs = names.filter((name) => name.startsWith('ladder-')).map((name) => name.slice('ladder-'.length));

/** One file for each rule that breaks it: rule, file, what it says. */
const breaches: [string, string, string][] = [
  ...libs.map((lib): [string, string, string] => [
    `ladder-${lib}`,
    `libs/${lib}/src/climbs.ts`,
    lib === 'api-client' ? "import '#shared';" : "import '#api-client';",
  ]),
  ['client-library-imapflow', 'libs/channels/src/reads-mail.ts', "import 'imapflow';"],
  ['client-library-mailparser', 'libs/inbox/src/reads-mail.ts', "import 'mailparser';"],
  ['client-library-nodemailer', 'libs/correspondence/src/sends-mail.ts', "import 'nodemailer';"],
  ['no-cycles', 'libs/shared/src/one.ts', "import './two.js';"],
  ['resolvable', 'libs/shared/src/lost.ts', "import './gone.js';"],
  ['named-rooms', 'libs/attic/src/index.ts', "import '#shared';"],
  ['one-door', 'libs/config/src/by-the-window.ts', "import '../../shared/src/inner.js';"],
  ['no-other-connector', 'libs/connectors/src/x/borrows.ts', "import '../imap/inner.js';"],
  ['no-framework', 'libs/calendar/src/injected.ts', "import '@nestjs/common';"],
  ['no-framework', 'libs/routing/src/stored.ts', "import '@mikro-orm/core';"],
  ['no-input-output', 'libs/routing/src/reads-a-file.ts', "import 'node:fs/promises';"],
  ['driver', 'libs/inbox/src/queries.ts', "import type { Client } from 'pg'; export type C = Client;"],
  ['driver', 'apps/server/src/queries.ts', "import '@mikro-orm/postgresql';"],
  ['http', 'libs/identity/src/cookies.ts', "import '@nestjs/platform-express';"],
  ['http', 'apps/server/src/jobs/answers.ts', "import '@nestjs/swagger';"],
  ['handlebars', 'libs/reports/src/fills-in.ts', "import 'handlebars';"],
  ['staff-app', 'apps/web/src/peeks.ts', "import '#inbox';"],
  [
    'server-from-outside',
    'libs/database/src/lists-entities.ts',
    "import '../../../apps/server/src/main.js';",
  ],
  ['no-tests-in-the-product', 'libs/outbox/src/pretends.ts', "import '../../../test/support/inner.js';"],
  ['installed-in-service', 'libs/storage/src/in-development-only.ts', "import 'jest';"],
  ['no-vague-folders', 'libs/shared/src/utils/strings.ts', "import '../inner.js';"],
];

/** What must raise nothing: the ways in that the rules leave open. */
const allowed: [string, string][] = [
  ['libs/inbox/src/goes-down.ts', "import '#channels'; import '#routing'; import '@mikro-orm/sql';"],
  ['libs/connectors/src/imap/speaks.ts', "import 'imapflow'; import '#connector-sdk';"],
  ['libs/database/src/opens.ts', "import 'pg'; import '@mikro-orm/postgresql';"],
  ['libs/correspondence/src/renders.ts', "import 'handlebars';"],
  ['libs/routing/src/hashes.ts', "import 'node:crypto';"],
  ['libs/outbox/src/tested.spec.ts', "import '../../../test/support/inner.js'; import 'fast-check';"],
  ['apps/server/src/http/answers.ts', "import '@nestjs/platform-express'; import '#inbox';"],
  ['apps/web/src/asks.ts', "import '#api-client'; import 'react';"],
];

/** Libraries of connectors that are still to come cannot be imported here. */
const notInstalled = ['twitter-api-v2', 'atproto', 'masto', 'tesseract-js', 'pdfjs-dist', 'zxing-wasm'];

let folder: string;
let found: { rule: string; from: string }[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postroom-rules-'));
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const lib of libs) write(`libs/${lib}/src/index.ts`, 'export {};');
  for (const inner of ['libs/shared/src', 'libs/connectors/src/imap', 'test/support']) {
    write(`${inner}/inner.ts`, 'export {};');
  }
  write('libs/shared/src/two.ts', "import './one.js';");
  write('apps/server/src/main.ts', 'export {};');
  for (const [, file, text] of breaches) write(file, text);
  for (const [file, text] of allowed) write(file, text);
  found = cruise();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(breaches)('%s is noticed in %s', (rule, file) => {
  expect(found).toContainEqual({ rule, from: file });
});

test.each(allowed)('%s is let through', (file) => {
  expect(found.filter(({ from }) => from === file)).toEqual([]);
});

test('every rule is broken once here', () => {
  const broken = new Set(breaches.map(([rule]) => rule));
  const waiting = notInstalled.map((library) => `client-library-${library}`);
  expect(names.filter((name) => !broken.has(name))).toEqual(waiting);
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${text}\n`);
}

function cruise(): { rule: string; from: string }[] {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = ['apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  // It ends with the number of errors; what it found is on stdout either way.
  const output = (() => {
    try {
      return execFileSync(process.execPath, [program, ...args], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  })();
  const { summary } = JSON.parse(output) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}
