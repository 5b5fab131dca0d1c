import { RESIDENTS, STREETS } from './cast.js';
import { picture } from './demo-files.js';
import type { Matter } from './matters/matter.js';
import { SERVICES } from './matters/services.js';
import { STREETS_AND_LIGHTS } from './matters/streets.js';
import { WASTE } from './matters/waste.js';
import type { SeededRandom } from './seeded-random.js';
import type { Begin, ColleagueKey, Story, Turn } from './story.js';

const TEAMS: { matters: readonly Matter[]; handlers: ColleagueKey[] }[] = [
  { matters: WASTE, handlers: ['bea', 'tom', 'you'] },
  { matters: STREETS_AND_LIGHTS, handlers: ['tom', 'sam'] },
  { matters: SERVICES, handlers: ['sam', 'bea', 'nia', 'you'] },
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const GREETINGS = ['Hello,', 'Hi,', 'Good morning,', 'Dear Sir or Madam,', 'To whom it may concern,', ''];
const CLOSINGS = ['Thanks', 'Kind regards', 'Many thanks', 'Yours faithfully', 'Best wishes'];

/** How far a matter gets: `left` is not answered at all; `taken` has a name on it, and no more. */
type Fate = 'left' | 'taken' | 'worked';

/** What makes the inbox look like one on an ordinary morning; the ten-day promise decides which of these are late. */
const UNANSWERED: { count: number; fate: Fate; workingDaysAgo: [number, number] }[] = [
  { count: 3, fate: 'left', workingDaysAgo: [13, 18] },
  { count: 4, fate: 'taken', workingDaysAgo: [11, 15] },
  { count: 3, fate: 'left', workingDaysAgo: [10, 10] },
  { count: 4, fate: 'taken', workingDaysAgo: [10, 10] },
  { count: 5, fate: 'taken', workingDaysAgo: [8, 9] },
  { count: 8, fate: 'left', workingDaysAgo: [0, 3] },
];
const WORKED = 58;

/** What comes in every day. */
export function routineStories(random: SeededRandom): Story[] {
  const fates = UNANSWERED.flatMap(({ count, fate, workingDaysAgo: [least, most] }) =>
    Array.from({ length: count }, () => ({
      fate,
      begins: { workingDaysAgo: random.between(least, most), time: officeTime(random) } as Begin,
    })),
  );
  for (let index = 0; index < WORKED; index++) {
    fates.push({ fate: 'worked', begins: { daysAgo: random.between(0, 29), time: anyTime(random) } });
  }
  return fates.map(({ fate, begins }, index) => routineStory(random, index, fate, begins));
}

function routineStory(random: SeededRandom, index: number, fate: Fate, begins: Begin): Story {
  const team = TEAMS[index % TEAMS.length] as (typeof TEAMS)[number];
  const matter = team.matters[Math.floor(index / TEAMS.length) % team.matters.length] as Matter;
  const writer = RESIDENTS[(index * 7) % RESIDENTS.length] as (typeof RESIDENTS)[number];
  const words: Record<string, string> = {
    street: random.pick(STREETS),
    number: String(random.between(1, 94)),
    weekday: random.pick(WEEKDAYS),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? word);
  const text = [random.pick(GREETINGS), fill(matter.text), `${random.pick(CLOSINGS)}\n${writer.name}`]
    .filter(Boolean)
    .join('\n\n');
  return {
    begins,
    writer,
    handler: team.handlers[Math.floor(index / TEAMS.length) % team.handlers.length] ?? 'sam',
    letter: {
      subject: fill(matter.subject),
      text,
      ...(index % 3 === 0 ? { html: html(text) } : {}),
      ...(matter.photo ? { files: [picture(matter.photo)] } : {}),
    },
    turns: turns(random, matter, fate, fill),
  };
}

function turns(random: SeededRandom, matter: Matter, fate: Fate, fill: (text: string) => string): Turn[] {
  if (fate === 'left') return [];
  const taken: Turn = { does: 'take', after: random.between(0, 1) };
  const note: Turn[] = matter.note ? [{ does: 'note', after: 0, text: fill(matter.note) }] : [];
  if (fate === 'taken') return [taken, ...note];
  const answer: Turn = {
    does: 'answer',
    after: random.between(1, 4),
    text: fill(matter.answer),
    leaves: 'done',
  };
  if (!matter.question) return [taken, ...note, answer];
  return [
    taken,
    ...note,
    { does: 'answer', after: random.between(0, 1), text: fill(matter.question.asks), leaves: 'wait' },
    {
      does: 'write',
      after: random.between(1, 3),
      quotes: true,
      letter: { text: fill(matter.question.says) },
    },
    answer,
  ];
}

function officeTime(random: SeededRandom): string {
  return `${two(random.between(9, 15))}:${two(random.between(0, 59))}`;
}

/** Most write during the day, some in the evening. */
function anyTime(random: SeededRandom): string {
  const hour = random.next() < 0.75 ? random.between(8, 17) : random.between(18, 23);
  return `${two(hour)}:${two(random.between(0, 59))}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function html(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const paragraphs = escaped.split('\n\n').map((one) => `<p>${one.replaceAll('\n', '<br>')}</p>`);
  return `<html><body style="font-family: sans-serif">${paragraphs.join('\n')}</body></html>`;
}
