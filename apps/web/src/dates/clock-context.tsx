import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Who } from '#api-client';
import { comingDaysQuery } from '../api/queries.js';
import type { DayContext } from './days.js';

const ClockContext = createContext<DayContext | null>(null);
const TICK_MS = 20_000;
const LOOK_BACK = 4;

/** Tells everything below what time it is at the organisation: the server's clock decides, the browser's only goes on from it. */
export function ClockProvider({ who, children }: { who: Who; children: ReactNode }) {
  const offset = useMemo(
    () => Temporal.Instant.from(who.now).epochMilliseconds - Temporal.Now.instant().epochMilliseconds,
    [who.now],
  );
  const [now, setNow] = useState(() => Temporal.Instant.from(who.now));
  useEffect(() => {
    const tick = () => setNow(Temporal.Now.instant().add({ milliseconds: offset }));
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [offset]);

  const { timeZone } = who.organisation;
  const received = now.toZonedDateTimeISO(timeZone).startOfDay().subtract({ days: LOOK_BACK }).toInstant();
  const { data: days } = useQuery(comingDaysQuery(received.toString()));
  const context = useMemo<DayContext>(
    () => ({
      now,
      timeZone,
      workingDays: new Map(days?.map(({ date, counted }) => [date, counted])),
    }),
    [now, timeZone, days],
  );
  return <ClockContext value={context}>{children}</ClockContext>;
}

export function useDayContext(): DayContext {
  const context = useContext(ClockContext);
  if (!context) throw new Error('There is no ClockProvider above.');
  return context;
}
