import { Composing } from './2026-11-22-composing.js';
import { Contacts } from './2026-11-22-contacts.js';
import { Desk } from './2026-11-22-desk.js';
import { FirstTables } from './2026-11-22-first-tables.js';
import { SearchAndTally } from './2026-11-22-search-and-tally.js';
import { Teams } from './2026-11-22-teams.js';
import { Views } from './2026-11-22-views.js';
import { BlindCopies } from './2026-11-23-blind-copies.js';
import { NotArrived } from './2026-11-23-not-arrived.js';
import { OrderOfViews } from './2026-11-23-order-of-views.js';
import { OwnWords } from './2026-11-23-own-words.js';
import { Search } from './2026-11-23-search.js';
import { SignInAttempts } from './2026-11-23-sign-in-attempts.js';
import { TeamAssignment } from './2026-11-23-team-assignment.js';
import { Outcome } from './2026-11-24-outcome.js';
import { Turns } from './2026-11-25-turns.js';
import { Promises } from './2026-11-26-promises.js';
import { SecondStage } from './2026-11-26-second-stage.js';
import { SeveralClocks } from './2026-11-26-several-clocks.js';
import { OwnTerms } from './2026-11-27-own-terms.js';
import { ReceivedFirst } from './2026-11-27-received-first.js';
import { ChannelLooks } from './2026-11-28-channel-looks.js';

/** Every change of the database's shape, in order. A name once released never changes. */
export const migrations = [
  { name: '2026-11-22-first-tables', class: FirstTables },
  { name: '2026-11-22-search-and-tally', class: SearchAndTally },
  { name: '2026-11-22-teams', class: Teams },
  { name: '2026-11-22-desk', class: Desk },
  { name: '2026-11-22-composing', class: Composing },
  { name: '2026-11-22-views', class: Views },
  { name: '2026-11-22-contacts', class: Contacts },
  { name: '2026-11-23-blind-copies', class: BlindCopies },
  { name: '2026-11-23-search', class: Search },
  { name: '2026-11-23-team-assignment', class: TeamAssignment },
  { name: '2026-11-23-own-words', class: OwnWords },
  { name: '2026-11-23-order-of-views', class: OrderOfViews },
  { name: '2026-11-23-not-arrived', class: NotArrived },
  { name: '2026-11-23-sign-in-attempts', class: SignInAttempts },
  { name: '2026-11-24-outcome', class: Outcome },
  { name: '2026-11-25-turns', class: Turns },
  { name: '2026-11-26-promises', class: Promises },
  { name: '2026-11-26-several-clocks', class: SeveralClocks },
  { name: '2026-11-26-second-stage', class: SecondStage },
  { name: '2026-11-27-own-terms', class: OwnTerms },
  { name: '2026-11-27-received-first', class: ReceivedFirst },
  { name: '2026-11-28-channel-looks', class: ChannelLooks },
];
