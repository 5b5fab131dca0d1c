import { Temporal } from 'temporal-polyfill';
import { parseMail } from './parse-mail.js';

const at = Temporal.Instant.from('2026-11-02T10:16:00Z');
const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

async function kindOf(headers: Record<string, string>, body = 'Hello.') {
  const all = { From: 'Ann <ann@example.org>', Subject: 'Bins', 'Message-ID': '<1@example.org>', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const raw = Buffer.from(
    `${lines.join('\r\n')}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`,
  );
  return (await parseMail({ sourceId: '1:1', raw, receivedAt: at })).automatic?.kind ?? 'person';
}

describe('headers', () => {
  test.each<[string, Record<string, string>]>([
    ['auto-reply', { 'Auto-Submitted': 'auto-replied' }],
    ['auto-reply', { 'Auto-Submitted': 'auto-generated' }],
    ['auto-reply', { 'Auto-Submitted': 'auto-replied (vacation)' }],
    ['auto-reply', { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' }],
    ['auto-reply', { 'X-Autoreply': 'yes' }],
    ['auto-reply', { 'X-Autorespond': 'Out of office' }],
    ['auto-reply', { 'X-Autoresponder': 'example' }],
    ['auto-reply', { Precedence: 'auto_reply' }],
    ['auto-reply', { 'X-Apple-Action': 'VACATION' }],
    ['auto-reply', { 'X-FC-MachineGenerated': 'true' }],
    ['auto-reply', { 'X-POST-MessageClass': '9; Autoresponder' }],
    ['auto-reply', { 'Return-Path': '<>' }],
    ['list', { 'List-Id': '<residents.example.org>' }],
    ['list', { Precedence: 'list' }],
    ['list', { 'Mailing-List': 'list residents@example.org' }],
    ['bulk', { Precedence: 'bulk' }],
    ['bulk', { Precedence: 'junk' }],
    ['bulk', { 'List-Unsubscribe': '<https://example.org/off>' }],
    ['bounce', { From: 'MAILER-DAEMON@mx.example.org' }],
    ['bounce', { From: 'MAILER-DAEMON <>' }],
    ['bounce', { From: 'postmaster@mx.example.org', Subject: 'Undeliverable: Bins' }],
    ['bounce', { 'Return-Path': '<>', Subject: 'Delivery Status Notification (Failure)' }],
    ['bounce', { 'X-Failed-Recipients': 'nobody@example.org' }],
    ['feedback', { 'X-Apple-Unsubscribe': 'true' }],
    ['person', { 'Auto-Submitted': 'no' }],
    ['person', { 'X-Auto-Response-Suppress': 'None' }],
    ['person', { 'Return-Path': '<ann@example.org>' }],
    ['person', { Precedence: 'first-class' }],
    ['person', { From: 'postmaster@village.example', Subject: 'Bins' }],
    ['person', { From: 'Mail Order Shop <shop@example.org>' }],
  ])('%s: %j', async (kind, headers) => {
    expect(await kindOf(headers)).toBe(kind);
  });
});

describe('subjects that only machines write', () => {
  test.each([
    'Automatic reply: Bins',
    'Auto reply: Bins',
    'Autoreply: Bins',
    'AutoReply',
    '[Auto-Reply] Bins',
    'Auto: Out of Office',
    'Out of Office',
    'Out of office: Bins',
    'Out of Office AutoReply: Bins',
    'I am out of the office (returning on Monday)',
    'Vacation reply: Bins',
    'On annual leave',
    'Away until 9 November',
    'Thank you for your email',
    'Ateb awtomatig: Biniau',
    "Allan o'r swyddfa",
    'Réponse automatique : Poubelles',
    'Absence du bureau',
    'Automatische Antwort: Tonnen',
    'Abwesenheitsnotiz: Tonnen',
    'Respuesta automática: Basura',
    'Fuera de la oficina',
    'Risposta automatica: Bidoni',
    'Fuori ufficio: Bidoni',
    'Resposta automática: Lixo',
    'Automatisch antwoord: Bakken',
    'Afwezig: Bakken',
    'Automatyczna odpowiedź: Kosze',
    'Odpowiedź automatyczna: Kosze',
    'Răspuns automat: Coșuri',
    'Automatická odpověď: Koše',
    'Autosvar: Tunnor',
    'Automatiskt svar: Tunnor',
    'Automatisk svar: Spande',
    'Fraværsmelding: Bøtter',
    'Automaattinen vastaus: Roskat',
    'Poissa toimistolta',
    'Automatikus válasz: Kukák',
    'Αυτόματη απάντηση: Κάδοι',
    'Otomatik yanıt: Çöp',
    'Автоматический ответ: Баки',
    '自動応答: ごみ',
    '不在通知',
    '自动回复: 垃圾',
    '자동 회신: 쓰레기',
  ])('%s', async (subject) => {
    expect(await kindOf({ Subject: encoded(subject) })).toBe('auto-reply');
  });
});

describe('people who look like machines', () => {
  test.each([
    'Re: Automatic reply: Bins',
    'AW: Automatische Antwort: Tonnen',
    'Fwd: Out of office',
    'Automatic gate broken',
    'Automatic reply never arrived',
    'Auto repair shop noise',
    'Out of office hours repairs',
    'Out of order: lift',
    'Holiday lets and council tax',
    'Vacation of the premises',
    'Absence from school',
    'Abwesende Nachbarn',
    'Urlaubssperre',
    'Delivery problem',
    'Delivery failed',
    'Returned letter',
    'Failed bin collection',
    'Message to the mayor',
    'Mail order catalogue in my hedge',
    'Warning: dog loose in the park',
    'Thank you for your help',
    'Thank you',
    'Away game parking',
    'List of complaints',
    'Permanent closure of the bridge',
  ])('%s', async (subject) => {
    expect(await kindOf({ Subject: encoded(subject) })).toBe('person');
  });

  test.each([
    ['is on holiday and asks', 'I am on holiday until Monday, and the bin is still full. Please empty it.'],
    ['quotes what a driver said', 'My parcel could not be delivered, the driver said: user unknown.'],
    ['asks for an answer when back', 'I am away until Friday. Please write to me when the road is open.'],
  ])('one who %s', async (_name, body) => {
    expect(await kindOf({}, body)).toBe('person');
    expect(await kindOf({ 'In-Reply-To': '<ack@council.example>' }, body)).toBe('person');
  });
});

test('one whose parcel did not come, in the very words of a mail server', async () => {
  const body = 'It could not be delivered, says the driver: user unknown at this address.';
  expect(await kindOf({ Subject: 'Delivery problem' }, body)).toBe('person');
  expect(await kindOf({ Subject: 'Delivery problem', From: 'no-reply@mx.example.org' }, body)).toBe('bounce');
});

test.each([
  [
    'English',
    'I am currently out of the office until Monday 9 November.\n\nIf your enquiry is urgent, please contact Bob.',
  ],
  ['German', 'Ich bin derzeit nicht im Büro.\n\nIn dringenden Fällen wenden Sie sich bitte an Bob.'],
  ['French', "Je suis actuellement absente.\n\nEn cas d'urgence, merci de contacter Bob."],
  ['Spanish', 'Estaré fuera de la oficina hasta el lunes.\n\nPara asuntos urgentes, contacte con Bob.'],
  ['Italian', 'Sono in ferie fino a lunedì.\n\nPer urgenze contattare Bob.'],
  ['Dutch', 'Ik ben momenteel afwezig.\n\nVoor dringende zaken kunt u contact opnemen met Bob.'],
])('an answer that begins and goes on like an out-of-office message is one: %s', async (_language, body) => {
  expect(await kindOf({ Subject: 'Re: Bins', 'In-Reply-To': '<ack@council.example>' }, body)).toBe(
    'auto-reply',
  );
});

test('the signs are named, and a bounce that also says auto-replied is a bounce', async () => {
  const raw = Buffer.from(
    'From: MAILER-DAEMON@mx.example.org\r\nAuto-Submitted: auto-replied\r\nSubject: failure notice\r\n\r\nx\r\n',
  );
  const { automatic } = await parseMail({ sourceId: '1:1', raw, receivedAt: at });
  expect(automatic).toEqual({
    kind: 'bounce',
    signs: ['From: mailer-daemon@mx.example.org', 'Auto-Submitted: auto-replied'],
  });
});
