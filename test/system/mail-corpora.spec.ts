import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { InboundMessage } from '#connector-sdk';
import { createImapConnector } from '#connectors';

/**
 * Real mail from outside, which is not part of this project: POSTROOM_CORPORA names a folder with `mail`, `bounces`
 * (each with labels.json) and `replies` (emails, trimmed). It prints what it finds, and fails where it gets worse.
 */
const FOLDER = process.env.POSTROOM_CORPORA ?? '';
const hasCorpora = FOLDER !== '' && existsSync(join(FOLDER, 'mail'));
const title = hasCorpora
  ? 'mail from outside'
  : 'mail from outside (skipped: set POSTROOM_CORPORA to its folder)';

const connector = createImapConnector({ transport: { captureTo: '/nowhere' } });
const receivedAt = Temporal.Instant.from('2026-11-02T10:15:00Z');
const read = (raw: Buffer): Promise<InboundMessage> => connector.parse({ sourceId: '1:1', raw, receivedAt });
const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

interface Label {
  file: string;
  label: 'auto' | 'bounce' | 'feedback' | 'human';
}

(hasCorpora ? describe : describe.skip)(title, () => {
  const labelled = (folder: string): Label[] =>
    hasCorpora ? JSON.parse(readFileSync(join(FOLDER, folder, 'labels.json'), 'utf8')) : [];

  test.each(['mail', 'bounces'])('%s: every one is read, and its words can be stored', async (folder) => {
    const files = readdirSync(join(FOLDER, folder)).filter((file) => file.endsWith('.eml'));
    for (const file of files) {
      const { content: _, ...message } = {
        content: null,
        ...(await read(readFileSync(join(FOLDER, folder, file)))),
      };
      expect(`${message.subject}${message.text}${message.html}`).not.toContain('\0');
      expect(`${message.subject}${message.text}${message.html}`.isWellFormed()).toBe(true);
      expect(words(`${message.newText} ${message.quotedText}`).split(' ').sort()).toEqual(
        words(message.text).split(' ').sort(),
      );
    }
    report(`${folder}: ${files.length} of ${files.length} read`);
  });

  test('machines are recognised, and no person is taken for one', async () => {
    const kinds = { auto: 'auto-reply', bounce: 'bounce', feedback: 'feedback', human: 'person' };
    const tally: Record<string, { right: number; all: number; wrong: string[] }> = {};
    for (const folder of ['mail', 'bounces']) {
      for (const { file, label } of labelled(folder)) {
        const message = await read(readFileSync(join(FOLDER, folder, file)));
        tally[label] ??= { right: 0, all: 0, wrong: [] };
        tally[label].all++;
        if ((message.automatic?.kind ?? 'person') === kinds[label]) tally[label].right++;
        else tally[label].wrong.push(`${folder}/${file}: ${message.automatic?.kind ?? 'person'}`);
      }
    }
    for (const [label, { right, all, wrong }] of Object.entries(tally)) {
      report(`${label}: ${right} of ${all}${wrong.length > 0 ? ` (${wrong.join(', ')})` : ''}`);
    }
    expect(tally.human?.wrong).toEqual([]);
    expect(tally.auto?.wrong).toEqual([]);
    expect(tally.feedback?.wrong).toEqual([]);
    expect((tally.bounce?.right ?? 0) / (tally.bounce?.all ?? 1)).toBeGreaterThan(0.98);
  });

  test('delivery reports name the recipient and the message', async () => {
    const bounces = labelled('bounces').filter(({ label }) => label === 'bounce');
    const found = { recipient: 0, status: 0, externalId: 0 };
    for (const { file } of bounces) {
      const [first] = (await read(readFileSync(join(FOLDER, 'bounces', file)))).deliveryReports;
      if (first?.recipient) found.recipient++;
      if (first?.status) found.status++;
      if (first?.externalId) found.externalId++;
    }
    report(
      `delivery reports: recipient in ${found.recipient}, status in ${found.status}, Message-ID in ${found.externalId} of ${bounces.length}`,
    );
    expect(found.recipient / bounces.length).toBeGreaterThan(0.95);
  });

  test('the new part of replies', async () => {
    const files = readdirSync(join(FOLDER, 'replies', 'emails'));
    const other: string[] = [];
    let exact = 0;
    let but = 0;
    for (const file of files) {
      const body = readFileSync(join(FOLDER, 'replies', 'emails', file), 'utf8');
      const head = 'Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n';
      const { newText } = await read(Buffer.from(head + body));
      const wanted = readFileSync(join(FOLDER, 'replies', 'trimmed', file), 'utf8').trimEnd();
      if (newText === wanted) exact++;
      else if (words(newText) === words(wanted)) but++;
      else other.push(file);
    }
    report(
      `replies: ${exact} of ${files.length} exactly, ${but} but for white space, not: ${other.join(', ')}`,
    );
    expect(exact + but).toBeGreaterThanOrEqual(Math.floor(files.length * 0.85));
  });
});

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
