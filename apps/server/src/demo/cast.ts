import type { RoleName } from '#identity';
import type { ColleagueKey, Writer } from './story.js';

export interface Colleague {
  key: Exclude<ColleagueKey, 'you'>;
  name: string;
  email: string;
  roles: RoleName[];
}

/** The people who work in the demonstration. They have no passwords: nobody can sign in as one of them. */
export const COLLEAGUES: readonly Colleague[] = [
  { key: 'bea', name: 'Bea Advisor', email: 'bea.advisor@example.org', roles: ['advisor'] },
  { key: 'sam', name: 'Sam Patel', email: 'sam.patel@example.org', roles: ['advisor'] },
  { key: 'nia', name: 'Nia Rhys', email: 'nia.rhys@example.org', roles: ['advisor'] },
  { key: 'tom', name: 'Tom Okafor', email: 'tom.okafor@example.org', roles: ['advisor', 'social'] },
  { key: 'joan', name: 'Joan Whitlock', email: 'joan.whitlock@example.org', roles: ['manager', 'advisor'] },
];

const HOSTS = ['mail.example', 'post.example', 'inbox.example', 'homemail.example'];

const NAMES = [
  'Margaret Price|Ahmed Khan|Louise Barker|Peter Nowak|Chidi Eze|Sarah Whitfield|Gareth Lloyd|Priya Raman|Helen Marsh',
  'Colin Farrow|Zoë Brand|Łukasz Zieliński|Ruth Adeyemi|Frank Tully|Mei Chen|Janet Ogden|Tariq Hussain|Emily Stroud',
  'Brian Pickles|Fatima Begum|Neil Cartwright|Olga Petrova|Dawn Sykes|Kwame Mensah|Alison Reid|José Martínez',
  'Patricia Holt|Daniel Frost|Anwen Pugh|Keith Ramsden|Grace Oduya|Simon Leigh|Valerie Kent|Rajesh Iyer|Moira Baines',
  'Stephen Cole|Hannah Whittle|Douglas Ferris|Leanne Moss|Yusuf Demir|Carol Ann Birch|Ian Thwaite|Sinéad Byrne',
  'Graham Poole|Nadia Rahimi|Edwin Hargreaves|Tessa Lowe|Wilfred Banks|Jo Appleby|Martin Shaw|Rosemary Flint',
].flatMap((names) => names.split('|'));

/** Somebody with an address of their own: `Zoë Brand <zoe.brand@post.example>`. */
export function writerNamed(name: string, host?: string): Writer {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Ł', 'L').replaceAll('ł', 'l');
  const local = letters.toLowerCase().replace(/[^a-z]+/g, '.');
  const house = HOSTS[name.length % HOSTS.length] ?? 'mail.example';
  return { name, address: `${local}@${host ?? house}` };
}

/** Residents without a story of their own. */
export const RESIDENTS: readonly Writer[] = NAMES.map((name) => writerNamed(name));

/** Writes about everything that he sees. */
export const DEREK = writerNamed('Derek Holroyd', 'homemail.example');

export const STREETS = [
  'Alder Road|Station Road|Mill Lane|Orchard Close|Victoria Street|Church Hill|Canal Side|Beech Avenue|Park View',
  'Market Street|Windmill Rise|Hawthorn Drive|Queens Terrace|Quarry Bank|Meadow Way|Chapel Lane',
].flatMap((names) => names.split('|'));
