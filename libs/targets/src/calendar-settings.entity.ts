import { defineEntity, p } from '@mikro-orm/sql';
import type { Closure, OpeningHours, Region, Weekday } from '#calendar';

const CalendarSettingsSchema = defineEntity({
  name: 'CalendarSettings',
  tableName: 'working_calendar',
  properties: {
    key: p.string().length(60).primary(),
    name: p.string().length(200),
    timeZone: p.string().length(60),
    weekend: p.json<Weekday[]>(),
    regions: p.json<Region[]>(),
    closures: p.json<Closure[]>(),
    openingHours: p.json<Partial<OpeningHours>>(),
    /** For those who write while it is closed: the rota, whom to call; empty for nothing. */
    outOfHours: p.text().default(''),
  },
});

/** The days and hours of one working calendar, as the organisation has set them. */
export class CalendarSettings extends CalendarSettingsSchema.class {}
CalendarSettingsSchema.setClass(CalendarSettings);
