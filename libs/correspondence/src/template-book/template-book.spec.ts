import type { EntityManager } from '@mikro-orm/sql';
import { inProject } from '../../../../test/support/project.js';
import { openRooms, type Rooms } from '../../../../test/support/rooms.js';
import {
  acknowledgementVariables,
  exampleData,
  loadTemplates,
  type TemplateFile,
} from '../templates/index.js';
import { TemplateBook } from './template-book.js';
import { TemplateVersions } from './template-versions.js';

let files: TemplateFile[];
let rooms: Rooms;
let book: TemplateBook;
let versions: TemplateVersions;

beforeAll(async () => {
  files = await loadTemplates(inProject('templates'));
});

beforeEach(async () => {
  rooms = await openRooms();
  book = new TemplateBook(rooms.em, files);
  versions = new TemplateVersions(rooms.em, rooms.clock, book, (name) =>
    rooms.rules.usesOfAcknowledgement(name),
  );
});

afterEach(() => rooms?.close());

const TEXT = '{{reference}} {{> contact-links}}';
const example = exampleData(acknowledgementVariables);
const subjectIn = async (from: TemplateBook, key: `acknowledgement/${string}` = 'acknowledgement/default') =>
  (await from.render(key, example)).subject;

async function save(subject: string, basedOn: number, text = TEXT): Promise<void> {
  const parts = { subject, text };
  const change = { key: 'acknowledgement/default', language: 'en', why: '', basedOn, parts };
  await versions.save(change, rooms.person.id);
}

test('what is saved holds at once here, and in another process when it looks again', async () => {
  const elsewhere = new TemplateBook(rooms.em, files);
  const before = await subjectIn(elsewhere);
  await save('Ours', 0);
  expect(await subjectIn(book)).toBe('Ours');
  expect(await subjectIn(elsewhere)).toBe(before);
  elsewhere.forget();
  expect(await subjectIn(elsewhere)).toBe('Ours');
});

test('of two who save at once one is refused, and nothing is lost', async () => {
  const saved = await Promise.allSettled([save('One', 0), save('Two', 0)]);
  expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await versions.list('acknowledgement/default', 'en', 10, null)).toHaveLength(1);
  await save('Three', 1);
  expect(await versions.sources('acknowledgement/default', 'en', 2)).toEqual({
    subject: 'Three',
    text: TEXT,
  });
});

test('the very same text makes no version', async () => {
  await save('Ours', 0);
  await save('Ours', 1);
  expect(await versions.list('acknowledgement/default', 'en', 10, null)).toHaveLength(1);
});

test('after an upgrade that took a variable away the file’s words go out, and what was saved is kept and told', async () => {
  await save('Ours', 0);
  await rooms.em.execute(`update template_version set parts = '{"subject": "{{gone}}", "text": "x"}'`);
  const told: string[] = [];
  const upgraded = new TemplateBook(rooms.em, files, ({ message }) => told.push(message));
  expect(await subjectIn(upgraded)).toMatch(/^We have your message/);
  expect(told).toEqual([expect.stringContaining('no variable "gone"')]);
  expect((await upgraded.words()).newest).toMatchObject([{ version: 1, parts: { subject: '{{gone}}' } }]);
});

test('what was taken out while a message waited for it gives way to the default', async () => {
  const parts = { subject: 'Noise', text: TEXT };
  const key = await versions.add(
    { purpose: 'acknowledgement', name: 'Noise', parts, why: '' },
    rooms.person.id,
  );
  expect(key).toBe('acknowledgement/noise');
  expect(await subjectIn(book, 'acknowledgement/noise')).toBe('Noise');
  expect(await book.names('acknowledgement')).toContain('noise');
  await versions.remove(key, rooms.person.id);
  expect(await subjectIn(book, 'acknowledgement/noise')).toMatch(/^We have your message/);
  expect(await book.names('acknowledgement')).not.toContain('noise');
});

test('is read within a transaction that waits for it', async () => {
  await rooms.em.transactional(async (em) => {
    await (em as EntityManager).execute('select 1 from organisation where id = 1 for update');
    expect(await subjectIn(book)).toMatch(/^We have your message/);
  });
});

test('whoever sends a template keeps it', async () => {
  const used = files.filter(({ path }) => !path.startsWith('acknowledgement/complaint/'));
  const here = new TemplateBook(rooms.em, used);
  const ours = new TemplateVersions(rooms.em, rooms.clock, here, (name) =>
    rooms.rules.usesOfAcknowledgement(name),
  );
  const parts = { subject: 's', text: TEXT };
  await ours.add({ purpose: 'acknowledgement', name: 'complaint', parts, why: '' }, rooms.person.id);
  await expect(ours.remove('acknowledgement/complaint', rooms.person.id)).rejects.toMatchObject({
    code: 'in-use',
    message: expect.stringMatching(/the rule ".+", .*the kind ".+"/),
  });
});
