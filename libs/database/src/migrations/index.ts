import { FirstTables } from './2026-11-22-first-tables.js';
import { SearchAndTally } from './2026-11-22-search-and-tally.js';

/** Every change of the database's shape, in order. A name once released never changes. */
export const migrations = [
  { name: '2026-11-22-first-tables', class: FirstTables },
  { name: '2026-11-22-search-and-tally', class: SearchAndTally },
];
