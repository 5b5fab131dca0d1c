import { z } from 'zod';
import { isWithinReach, OUT_OF_REACH } from '#shared';

/** A day that somebody gives. */
export const givenDay = z.iso.date().refine(isWithinReach, OUT_OF_REACH);

/** An instant that somebody gives, in any time zone. */
export const givenInstant = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-04-02T10:00:00+01:00' })
  .refine(isWithinReach, OUT_OF_REACH);
