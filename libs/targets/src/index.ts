export { BankHolidayFeed } from './bank-holiday-feed.entity.js';
export { type LoadedHolidays, loadBankHolidays } from './bank-holiday-loader.js';
export type { CalendarDraft } from './calendar-draft.js';
export { CalendarSettings } from './calendar-settings.entity.js';
export {
  CHANGES,
  CHARTER_PARTS,
  type CharterChange,
  type CharterPart,
  changesNothing,
  compareListed,
  type Listed,
} from './charter-changes.js';
export { basedCharterSchema, type Charter, charterSchema, LONGEST_OUT_OF_HOURS } from './charter-file.js';
export {
  CharterLibrary,
  type CharterLine,
  problemInWords,
  type ReadCharter,
  soundCharter,
} from './charter-library.js';
export type { CharterRows } from './charter-rows.js';
export type { CharterProblem } from './charter-text.js';
export type { Mistake } from './check-charter.js';
export { type ClockState, nextWarning, type Pause, type Reckoning, TargetClock } from './clock.entity.js';
export { Clocks, type Missed, type MoveLimit, type NewClock } from './clocks.js';
export { compareCharter } from './compare-charter.js';
export { currentManager } from './current-manager.js';
export { type DayFacts, dayFacts } from './day-facts.js';
export { dayInFull, dayOf, dayOfInFull, momentInFull, targetInWords } from './days-in-words.js';
export {
  type Deed,
  type Extension,
  extensionSchema,
  type MissDeed,
  MOST_DEEDS,
  missDeedSchema,
  warningDeedSchema,
} from './deeds.js';
export { DueDates } from './due-dates.js';
export {
  answering,
  askedAgain,
  MET_BY,
  type MetBy,
  type Moment,
  meets,
  STARTS_ON,
  type StartsOn,
  starts,
} from './moments.js';
export { movedBecause, moveInWords } from './move-in-words.js';
export { type ContactLink, Organisation } from './organisation.entity.js';
export { Target } from './target.entity.js';
export { type TargetDraft, targetDraftOf } from './target-draft.js';
export { targetSentence } from './target-in-words.js';
export { useCharter } from './use-charter.js';
