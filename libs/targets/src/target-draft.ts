import type { Deed, Extension, MissDeed } from './deeds.js';
import type { MetBy, StartsOn } from './moments.js';
import { type Terms, termsOf } from './terms.js';

/** All of a target but its key: what of it can be changed. */
export interface TargetDraft extends Terms {
  name: string;
  startsOn: StartsOn;
  metBy: MetBy;
  atWarning: Deed[];
  atMiss: MissDeed[];
  /** Absent or null: there is no limit. */
  extension?: Extension | null | undefined;
}

export function targetDraftOf(target: TargetDraft): TargetDraft {
  const { name, startsOn, metBy, atWarning, atMiss, extension = null } = target;
  return { name, ...termsOf(target), startsOn, metBy, atWarning, atMiss, extension };
}
