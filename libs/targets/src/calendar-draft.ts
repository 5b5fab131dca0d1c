import type { CalendarSettings } from './calendar-settings.entity.js';

/** What of a working calendar can be changed while it is in use. */
export type CalendarDraft = Pick<
  CalendarSettings,
  'name' | 'weekend' | 'regions' | 'closures' | 'openingHours' | 'outOfHours'
>;
