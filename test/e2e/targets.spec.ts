import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

const PASSWORD = 'a long enough password';
const NOTIFY = [{ deed: 'notify' }];

let postroom: Product;

beforeAll(async () => {
  postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
}, 300_000);

afterAll(() => postroom?.remove());

const get = async (path: string) => (await postroom.api.get(path)).body;
const target = async (key: string) =>
  (await get('/api/targets')).items.find((each: { key: string }) => each.key === key);
const draft = async (change: object = {}) => {
  const { key: _, sentence: __, usedBy: ___, version: ____, ...rest } = await target('response');
  return { ...rest, ...change };
};
const FIVE_DAYS = {
  name: 'Noise',
  amount: 5,
  atMiss: [{ deed: 'notify' }, { deed: 'raise-priority' }],
  extension: { most: { amount: 5, unit: 'working-days' } },
};

test('the targets are listed in words, with what names them', async () => {
  expect(await target('response')).toMatchObject({
    ...{ name: 'Answer', amount: 10, unit: 'working-days', startsOn: 'receipt', metBy: 'answer' },
    ...{ atWarning: NOTIFY, atMiss: NOTIFY, extension: null },
    sentence:
      '10 working days from the working day of receipt, met by an answer; stands still while we wait for the contact; warned 2 working days before',
    usedBy: [
      { what: 'default', key: null, name: 'What holds where no rule says otherwise' },
      { what: 'promise', key: 'respond', name: expect.stringContaining('within 10 working days') },
    ],
  });
  expect((await target('sar')).usedBy).toContainEqual({
    ...{ what: 'rule', key: 'subject-access', name: 'Subject access' },
  });
});

test('what one would come to is tried before it is saved', async () => {
  const body = { target: await draft(FIVE_DAYS), received: '2026-04-02T09:00:00Z' };
  const tried = await postroom.api.post('/api/targets/try', body);
  expect(tried).toMatchObject({
    status: 200,
    body: {
      due: '2026-04-13',
      latest: '2026-04-20',
      provisional: false,
      warnings: ['2026-04-09T08:00:00.000Z'],
    },
  });
  expect(tried.body.text).toContain('Easter Monday');
  expect(await target('noise')).toBeUndefined();
});

test('one is added, changed for what comes in from then on, and deleted; the audit says who', async () => {
  const made = await postroom.api.post('/api/targets', await draft(FIVE_DAYS));
  expect(made).toMatchObject({ status: 201, body: { key: 'noise', usedBy: [], ...FIVE_DAYS } });
  expect((await postroom.api.post('/api/targets', await draft(FIVE_DAYS))).body.key).toBe('noise-2');
  const again = await postroom.api.post('/api/targets', { ...(await draft()), key: 'noise' });
  expect(again).toMatchObject({ status: 409, body: { type: expect.stringContaining('key-taken') } });
  expect((await get('/api/due-dates?target=noise&received=2026-04-02T09:00:00Z')).due).toBe('2026-04-13');

  const change = { ...(await draft({ ...FIVE_DAYS, amount: 3 })), version: made.body.version };
  const saved = await postroom.api.put('/api/targets/noise', change);
  expect(saved).toMatchObject({ status: 200, body: { amount: 3 } });
  expect((await get('/api/due-dates?target=noise&received=2026-04-02T09:00:00Z')).due).toBe('2026-04-09');
  // The same change once more is based on what is not there any more.
  const stale = await postroom.api.put('/api/targets/noise', change);
  expect(stale).toMatchObject({ status: 409, body: { type: expect.stringContaining('stale-version') } });

  const gone = await postroom.api.call('DELETE', `/api/targets/noise?version=${saved.body.version}`);
  expect(gone.status).toBe(204);
  expect(await target('noise')).toBeUndefined();
  expect((await get('/api/due-dates?target=noise&received=2026-04-02T09:00:00Z')).status).toBe(404);
});

test('what runs keeps what it was promised', async () => {
  await takeIn(postroom, mail({ subject: 'Street light' }));
  const { reference } = (await get('/api/conversations')).items[0];
  const { version } = await target('response');
  await postroom.api.put('/api/targets/response', { ...(await draft({ amount: 3 })), version });
  await takeIn(postroom, mail({ subject: 'Another light' }));
  const { items } = await get('/api/conversations');
  const due = Object.fromEntries(
    items.map((each: { reference: string; due: string }) => [each.reference === reference, each.due]),
  );
  expect(due).toEqual({ true: '2026-04-20', false: '2026-04-09' });
});

test('one that is named is not deleted, and who names it is said', async () => {
  const { version } = await target('response');
  const { status, body } = await postroom.api.call('DELETE', `/api/targets/response?version=${version}`);
  expect({ status, detail: body.detail }).toEqual({
    status: 409,
    detail: expect.stringMatching(/^“Answer” cannot be deleted. It is used by: what holds where no rule/),
  });
  expect(body.detail).toContain('the promise “We answer within 10 working days');
});

test.each([
  ['an empty name', { name: ' ' }, ['name']],
  ['no amount', { amount: null }, ['amount']],
  ['half a day', { amount: 1.5 }, ['amount']],
  ['a day that nobody lives to see', { amount: 5000 }, ['amount']],
  ['a calendar that is none', { calendar: 'lunar' }, ['calendar']],
  ['a unit that is none', { unit: 'fortnights' }, ['unit']],
  ['a warning of nothing', { warnBefore: [{ amount: 0, unit: 'minutes' }] }, ['warnBefore.0.amount']],
  [
    'a warning long before we were born',
    {
      warnBefore: [
        { amount: 1, unit: 'minutes' },
        { amount: 9000, unit: 'calendar-days' },
      ],
    },
    ['warnBefore.1.amount'],
  ],
  [
    'teams that are none',
    {
      atWarning: [{ deed: 'notify' }, { deed: 'reassign', to: 'team', team: 'Nobody' }],
      atMiss: [{ deed: 'reassign', to: 'least-busy', team: 'Nobody' }],
    },
    ['atWarning.1.team', 'atMiss.0.team'],
  ],
  ['no team to give it to', { atMiss: [{ deed: 'reassign', to: 'team' }] }, ['atMiss.0.team']],
  ['an apology for what is too late', { atMiss: [{ deed: 'draft-apology' }] }, ['atMiss.0.deed']],
  [
    'a limit that is out of sight',
    { unit: 'calendar-days', extension: { most: { amount: 1000, unit: 'calendar-months' } } },
    ['extension.most.amount'],
  ],
])('%s is refused with its place', async (_, change, paths) => {
  for (const [path, body] of [
    ['/api/targets', await draft(change)],
    ['/api/targets/try', { target: await draft(change) }],
  ] as const) {
    const answer = await postroom.api.post(path, body);
    const own = answer.body.errors?.map((each: { path: string }) => each.path.replace(/^target\./, ''));
    expect({ status: answer.status, paths: own }).toEqual({ status: 400, paths });
  }
});

test('advisors read the targets, and change none', async () => {
  const who = { email: 'ada@example.org', name: 'Ada', roles: ['advisor'], password: PASSWORD };
  await postroom.api.post('/api/users', who);
  const ada = postroom.api.nobody();
  await ada.signIn(who);
  const { version } = await target('foi');
  const body = await draft();
  expect((await ada.get('/api/targets')).status).toBe(200);
  expect((await ada.post('/api/targets', body)).status).toBe(403);
  expect((await ada.post('/api/targets/try', { target: body })).status).toBe(403);
  expect((await ada.put('/api/targets/foi', { ...body, version })).status).toBe(403);
  expect((await ada.call('DELETE', `/api/targets/foi?version=${version}`)).status).toBe(403);
});

describe('word of a delay that a warning made ready', () => {
  let path: string;
  const delay = async () => (await get(path)).delay;

  beforeEach(async () => {
    const { version } = await target('response');
    const change = { amount: 10, atWarning: [{ deed: 'draft-apology' }, { deed: 'notify' }] };
    await postroom.api.put('/api/targets/response', { ...(await draft(change)), version });
    const subject = `Pothole ${crypto.randomUUID()}`;
    await takeIn(postroom, mail({ subject }));
    const { items } = await get('/api/conversations');
    path = `/api/conversations/${items.find((each: { subject: string }) => each.subject === subject).reference}`;
    expect(await delay()).toMatchObject({ target: 'response', latest: null, toldBy: null, draft: null });
    // Two working days before 8 April is this very morning.
    const truly = { receivedAt: '2026-03-23T10:00:00Z', reason: 'It lay at the depot' };
    expect((await postroom.api.post(`${path}/received`, truly)).body.due).toBe('2026-04-08');
    await eventually(async () =>
      expect(await delay()).toMatchObject({ draft: { until: '2026-04-15', reason: expect.any(String) } }),
    );
  });

  test('is read as it would go out, and sent with the date that it says', async () => {
    const { until, reason } = (await delay()).draft;
    const preview = await postroom.api.post(`${path}/extend/preview`, { until, reason });
    expect(preview).toMatchObject({ status: 200, body: { text: expect.stringContaining(reason) } });
    expect((await get(path)).due).toBe('2026-04-08');
    const sent = await postroom.api.post(`${path}/extend`, { until, reason });
    expect(sent.body).toMatchObject({ due: '2026-04-15', delay: { draft: null } });
    const apology = sent.body.messages.find((each: { purpose: string }) => each.purpose === 'apology');
    expect(preview.body).toEqual({ subject: apology.subject, text: apology.text });
  });

  test('is dropped where nobody wants it', async () => {
    const dropped = await postroom.api.call('DELETE', `${path}/apology-draft`);
    expect(dropped).toMatchObject({ status: 200, body: { due: '2026-04-08', delay: { draft: null } } });
    expect(dropped.body.history.map(({ kind }: { kind: string }) => kind).slice(-2)).toEqual([
      'apology-drafted',
      'apology-dropped',
    ]);
  });
});
