import type { ApiClient } from '../support/api-client.js';
import { conversationsOf, mailThatLeft, type Said, writtenIn } from '../support/correspondence.js';
import { eventually } from '../support/eventually.js';
import { bounceOf, mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

const PASSWORD = 'a long enough password';
const COPIED = ['Cc: Bob Reader <bob@example.com>, enquiries@example.org'];

let postroom: Product;
let ada: ApiClient;
let arrives: ReturnType<typeof conversationsOf>;

beforeAll(async () => {
  postroom = await startProduct();
  const who = { email: 'ada@example.org', name: 'Ada Advisor', roles: ['advisor'], password: PASSWORD };
  await postroom.api.post('/api/users', who);
  ada = postroom.api.nobody();
  await ada.signIn(who);
  arrives = conversationsOf(postroom, { headers: COPIED });
}, 300_000);

afterAll(() => postroom?.remove());

const left = (words: string) => mailThatLeft(postroom, words);
/** The Message-ID of a mail that left. */
const outgoingId = (raw: string) => /^Message-ID: <(.+)>/im.exec(raw)?.[1] ?? '';
const last = (body: { messages: Said[] }) => writtenIn(body).at(-1) as Said;

describe('whom it goes to', () => {
  test.each([
    ['reply', ['ann@example.com'], []],
    ['reply-all', ['ann@example.com'], ['bob@example.com']],
    ['forward', [], []],
  ])('%s', async (how, to, cc) => {
    const { body } = await ada.get(`${await arrives()}/recipients?for=${how}`);
    const addresses = (list: { address: string }[]) => list.map(({ address }) => address);
    expect([addresses(body.to), addresses(body.cc)]).toEqual([to, cc]);
  });

  test('somebody who newly sees it has to be confirmed, where the guard is asked for', async () => {
    const path = await arrives();
    const sent = {
      text: 'For you both.',
      to: ['ann@example.com'],
      cc: ['bob@example.com', 'eve@example.net'],
    };
    const refused = await ada.post(`${path}/replies`, { ...sent, guard: true });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      type: 'urn:postroom:problem:new-recipients',
      errors: [{ path: 'confirmed', message: 'eve@example.net' }],
    });
    expect(writtenIn((await ada.get(path)).body)).toEqual([]);
    const confirmed = { ...sent, guard: true, confirmed: ['eve@example.net'] };
    expect((await ada.post(`${path}/replies`, confirmed)).status).toBe(201);
    // Now they have been written to.
    expect((await ada.post(`${path}/replies`, { ...sent, guard: true })).status).toBe(201);
    const unguarded = await ada.post(`${path}/replies`, { text: 'Hello', to: ['fay@example.net'] });
    expect(unguarded.status).toBe(201);
  });
});

describe('a blind copy', () => {
  const bcc = ['eve@example.net'];
  const confirmed = bcc;

  test('goes out, in no header and no words, and is shown to staff', async () => {
    const path = await arrives();
    const sent = { text: 'Nobody knows that Eve reads this.', bcc };
    expect(await ada.post(`${path}/replies`, { ...sent, guard: true })).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'confirmed', message: 'eve@example.net' }] },
    });
    const { body } = await ada.post(`${path}/replies`, { ...sent, guard: true, confirmed });
    expect(body.messages.at(-1)).toMatchObject({ cc: [], bcc: [{ address: 'eve@example.net' }] });
    expect(await left('Nobody knows that Eve')).not.toMatch(/eve@|^bcc:/im);
  });

  test('who tells the others themselves is no secret; a forward names nobody who had one', async () => {
    const path = await arrives();
    const { body } = await ada.post(`${path}/replies`, { text: 'To Ann, and to Eve unseen.', bcc });
    await left('To Ann, and to Eve unseen.');
    const reference = path.split('/').at(-1);
    await takeIn(
      postroom,
      mail({
        from: 'Eve <eve@example.net>',
        to: 'enquiries@example.org, ann@example.com',
        subject: `Re: [${reference}]`,
        id: 'from-eve@example.net',
        inReplyTo: outgoingId(await left('To Ann, and to Eve unseen.')),
      }),
    );
    // Eve wrote to Ann herself: from then on she is no secret.
    expect((await ada.get(`${path}/recipients?for=reply-all`)).body).toMatchObject({
      to: [{ address: 'eve@example.net' }],
      cc: [{ address: 'ann@example.com' }],
    });
    const message = last(body).id;
    const forward = { text: 'What we wrote.', to: ['cat@example.org'], message };
    expect((await ada.post(`${path}/forwards`, forward)).status).toBe(201);
    expect(await left('What we wrote.')).not.toMatch(/eve@/);
  });

  test('who had one and answers us alone is answered alone, and named to the others only on purpose', async () => {
    const path = await arrives();
    await ada.post(`${path}/replies`, { text: 'Unseen by Ann.', bcc });
    const inReplyTo = outgoingId(await left('Unseen by Ann.'));
    await takeIn(postroom, mail({ from: 'eve@example.net', inReplyTo, id: 'eve-alone@example.net' }));
    expect((await ada.get(`${path}/recipients?for=reply-all`)).body).toMatchObject({
      to: [{ address: 'eve@example.net' }],
      cc: [],
      bcc: [],
    });
    expect((await ada.post(`${path}/replies`, { text: 'Thank you, Eve.', guard: true })).status).toBe(201);
    const again = { text: 'Once more.', to: ['ann@example.com'], guard: true };
    expect((await ada.post(`${path}/replies`, { ...again, bcc })).status).toBe(201);
    // What Eve wrote is not referred to in what the others get.
    expect(await left('Once more.')).not.toMatch(/eve-alone|eve@/);
    const open = { ...again, text: 'In the open.', cc: bcc };
    expect(await ada.post(`${path}/replies`, open)).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'bcc', message: 'eve@example.net' }] },
    });
    expect((await ada.post(`${path}/replies`, { ...open, confirmed })).status).toBe(201);
    expect((await ada.post(`${path}/replies`, { ...open, text: 'Again.' })).status).toBe(201);
  });

  test('that comes back is told; the contact has their answer all the same', async () => {
    const path = await arrives();
    await ada.post(`${path}/replies`, { text: 'Eve has moved house.', bcc });
    const id = outgoingId(await left('Eve has moved house.'));
    await takeIn(postroom, bounceOf({ id, to: 'eve@example.net' }));
    await eventually(async () => {
      const { body } = await ada.get(path);
      expect(body.history).toContainEqual(
        expect.objectContaining({
          kind: 'not-delivered',
          text: expect.stringContaining('The blind copy to eve@example.net came back'),
        }),
      );
      expect(last(body)).toMatchObject({ delivery: { state: 'sent' } });
      expect(body.clocks).toMatchObject([{ state: 'met' }]);
    });
  });

  test('is taken back with the rest, and stands in the draft again', async () => {
    const path = await arrives();
    const { body } = await ada.post(`${path}/replies`, { text: 'Not yet.', bcc, undoable: true });
    await ada.post(`${path}/messages/${last(body).id}/undo`);
    expect((await ada.get(`${path}/draft`)).body.draft.content).toMatchObject({ cc: null, bcc });
  });
});

describe('a reply is taken back', () => {
  test('everything is as it was, and its words are a draft again', async () => {
    const path = await arrives();
    const before = (await ada.get(path)).body;
    const sent = await ada.post(`${path}/replies`, {
      html: '<p>Too <strong>soon</strong>.</p>',
      undoable: true,
      after: 'done',
    });
    expect(sent.body).toMatchObject({ status: 'done', clocks: [{ state: 'met' }] });
    const message = sent.body.messages.at(-1);
    expect(Date.parse(message.goesOutAt)).toBeGreaterThan(Date.now());

    const undone = await ada.post(`${path}/messages/${message.id}/undo`);
    expect(undone.status).toBe(200);
    expect(undone.body).toEqual({ ...before, version: expect.any(Number) });
    const { draft } = (await ada.get(`${path}/draft`)).body;
    expect(draft.content).toMatchObject({ writing: 'reply', html: '<p>Too <strong>soon</strong>.</p>' });
    expect((await ada.post(`${path}/messages/${message.id}/undo`)).status).toBe(404);
  });

  test('what somebody else did in the meantime stays', async () => {
    const path = await arrives();
    const { body } = await ada.post(`${path}/replies`, { text: 'Wait.', undoable: true });
    await postroom.api.post(`${path}/assign`, { assignee: 'me' });
    const undone = await ada.post(`${path}/messages/${last(body).id}/undo`);
    expect(undone.body).toMatchObject({
      assignee: { name: 'Administrator' },
      clocks: [{ state: 'running' }],
    });
  });

  test('only by its writer, and not once it has gone', async () => {
    const path = await arrives();
    const { body } = await ada.post(`${path}/replies`, { text: 'Mine.', undoable: true });
    expect((await postroom.api.post(`${path}/messages/${last(body).id}/undo`)).status).toBe(403);
    const gone = await ada.post(`${path}/replies`, { text: 'Off it goes.' });
    await left('Off it goes.');
    const late = await ada.post(`${path}/messages/${last(gone.body).id}/undo`);
    expect(late).toMatchObject({ status: 409, body: { type: 'urn:postroom:problem:under-way' } });
  });

  test('a manager sets for how long; with none it goes out at once', async () => {
    expect((await ada.put('/api/sending', { undoSeconds: 0 })).status).toBe(403);
    expect((await postroom.api.put('/api/sending', { undoSeconds: 0 })).status).toBe(200);
    const path = await arrives();
    const { body } = await ada.post(`${path}/replies`, { text: 'No way back from this.', undoable: true });
    await left('No way back from this.');
    expect((await ada.post(`${path}/messages/${last(body).id}/undo`)).status).toBe(409);
    await postroom.api.put('/api/sending', { undoSeconds: 1 });
    const next = await ada.post(`${path}/replies`, { text: 'A second later.', undoable: true });
    expect((next.body.messages.at(-1) as { goesOutAt: string }).goesOutAt).not.toBeNull();
    await left('A second later.');
    await postroom.api.put('/api/sending', { undoSeconds: 10 });
  });
});

describe('a subject of its own', () => {
  test('goes out with our reference, which answers find their way by', async () => {
    const path = await arrives();
    const reference = path.split('/').at(-1);
    expect((await ada.get(`${path}/recipients`)).body.subject).toMatch(/^Matter \d+$/);
    await ada.post(`${path}/replies`, { text: 'Named anew.', subject: ' Your bin at Mill Lane ' });
    expect(await left('Named anew.')).toContain(`\r\nSubject: Re: Your bin at Mill Lane [${reference}]`);
    await ada.post(`${path}/replies`, { text: 'Named by itself.', subject: `Re: ${reference}: bins` });
    expect(await left('Named by itself.')).toContain(`\r\nSubject: Re: ${reference}: bins\r\n`);
    const forward = { text: 'Handed on anew.', to: ['cat@example.org'], subject: 'Fwd: A bin' };
    await ada.post(`${path}/forwards`, forward);
    expect(await left('Handed on anew.')).toContain(`\r\nSubject: Fwd: A bin [${reference}]`);
    expect((await ada.get(path)).body.subject).toMatch(/^Matter/);
  });

  test('of nothing but spaces is none', async () => {
    const path = await arrives();
    await ada.post(`${path}/replies`, { text: 'Not named.', subject: '  ' });
    expect(await left('Not named.')).toMatch(/^Subject: Re: Matter/m);
  });
});

describe('handed on to somebody else', () => {
  test('with its words and files; nothing is answered by it', async () => {
    const path = await arrives({ text: 'The wall leans.', attachment: 'wall.txt' });
    const sent = { text: 'Can you look?', to: ['surveyor@example.net'] };
    expect((await ada.post(`${path}/forwards`, { ...sent, guard: true })).status).toBe(409);
    const { status, body } = await ada.post(`${path}/forwards`, {
      ...sent,
      guard: true,
      confirmed: ['surveyor@example.net'],
      after: 'wait',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'waiting', waitingFor: 'others', clocks: [{ state: 'running' }] });
    expect(body.history.map((event: { kind: string }) => event.kind)).toContain('forwarded');
    expect(body.messages.at(-1).attachments).toMatchObject([{ name: 'wall.txt' }]);
    const raw = await left('Can you look?');
    expect(raw).toMatch(/^Subject: Fwd: Matter/m);
    expect(raw).toContain('The wall leans.');
    expect(raw).toContain(Buffer.from('What the file says.').toString('base64').slice(0, 20));
  });
});

describe('one certain message', () => {
  test('of the conversation is answered or handed on, not only the newest', async () => {
    const path = await arrives({ text: 'The first that was written.', attachment: 'first.txt' });
    const reference = path.split('/').at(-1);
    const [first] = (await ada.get(path)).body.messages;
    await takeIn(
      postroom,
      mail({
        headers: ['Reply-To: bob@example.com'],
        subject: `Re: [${reference}]`,
        text: 'The second.',
        id: 'second@mail.example',
      }),
    );
    const { body } = await ada.get(`${path}/recipients?for=forward&message=${first.id}`);
    expect(body).toMatchObject({ message: first.id, attachments: [{ name: 'first.txt' }] });
    const newest = (await ada.get(`${path}/recipients?for=reply`)).body;
    expect(newest).toMatchObject({ to: [{ address: 'bob@example.com' }] });
    const forward = { text: 'Look at how it began.', to: ['cat@example.org'], message: first.id };
    await ada.post(`${path}/forwards`, forward);
    const raw = await left('Look at how it began.');
    expect(raw).toContain('The first that was written.');
    expect(raw).not.toContain('The second.');
    const answered = await ada.post(`${path}/replies`, { text: 'To the first.', message: first.id });
    expect(answered.body.messages.at(-1).to).toMatchObject([{ address: 'ann@example.com' }]);
    expect(await left('To the first.')).not.toContain('second@mail.example');
  });

  test('that went out can be handed on; it is not answered, nor is a note, nor what belongs elsewhere', async () => {
    const path = await arrives();
    const { body } = await ada.post(`${path}/replies`, { text: 'Our own words.' });
    const message = last(body).id;
    const forward = { text: 'See what we said.', to: ['cat@example.org'], message };
    expect((await ada.post(`${path}/forwards`, forward)).status).toBe(201);
    expect(await left('See what we said.')).toContain('Our own words.');
    expect((await ada.post(`${path}/replies`, { text: 'To ourselves.', message })).status).toBe(404);
    const note = (await ada.post(`${path}/notes`, { text: 'For us.' })).body.messages.at(-1).id;
    expect((await ada.post(`${path}/forwards`, { ...forward, message: note })).status).toBe(404);
    const elsewhere = await arrives();
    expect((await ada.post(`${elsewhere}/forwards`, forward)).status).toBe(404);
    expect((await ada.get(`${elsewhere}/recipients?for=forward&message=${message}`)).status).toBe(404);
  });

  test('is still the one once the forward was taken back', async () => {
    const path = await arrives();
    const [{ id }] = (await ada.get(path)).body.messages;
    const forward = { text: 'Not yet.', to: ['cat@example.org'], message: id, undoable: true };
    const { body } = await ada.post(`${path}/forwards`, forward);
    await ada.post(`${path}/messages/${last(body).id}/undo`);
    expect((await ada.get(`${path}/draft`)).body.draft.content).toMatchObject({
      writing: 'forward',
      message: id,
    });
  });
});

describe('for later', () => {
  test('answers only when it goes', async () => {
    const path = await arrives();
    const scheduledFor = new Date(Date.now() + 86_400_000).toISOString();
    const { body } = await ada.post(`${path}/replies`, {
      text: 'Good morning.',
      scheduledFor,
      after: 'done',
    });
    expect(body).toMatchObject({ status: expect.stringMatching(/new|open/), clocks: [{ state: 'running' }] });
    expect(body.messages.at(-1)).toMatchObject({ scheduledFor, delivery: { state: 'scheduled' } });
    const now = await ada.post(`${path}/messages/${last(body).id}/send-now`);
    expect(now.body).toMatchObject({ status: 'done', clocks: [{ state: 'met' }] });
    await left('Good morning.');
  });

  test('is cancelled as if it had never been, or goes by itself', async () => {
    const path = await arrives();
    const later = new Date(Date.now() + 86_400_000).toISOString();
    const { body } = await ada.post(`${path}/replies`, { text: 'Never.', scheduledFor: later });
    expect((await ada.post(`${path}/messages/${last(body).id}/undo`)).status).toBe(200);
    expect((await ada.get(`${path}/draft`)).body.draft.content.html).toContain('Never.');
    expect((await ada.get(path)).body.history.map((e: { kind: string }) => e.kind)).not.toContain(
      'scheduled',
    );
    const soon = new Date(Date.now() + 1_500).toISOString();
    await ada.post(`${path}/replies`, { text: 'By itself.', scheduledFor: soon });
    await left('By itself.');
    expect((await ada.get(path)).body).toMatchObject({ clocks: [{ state: 'met' }] });
    const past = await ada.post(`${path}/replies`, {
      text: 'Too late.',
      scheduledFor: '2020-01-01T00:00:00Z',
    });
    expect(past.status).toBe(400);
  });
});
