import type { Picture } from '#inbox';
import type { DraftContent } from './drafts/index.js';

/** What happens to the conversation once a message is on its way. */
export type After = 'stay' | 'wait' | 'done';

/** What taking a message back needs to know. */
export interface Recall {
  /** Null where nothing was: its words came from a template. */
  written: DraftContent | null;
  after: After;
  /** Null as long as it has changed nothing. */
  changed: { before: Picture; now: Picture } | null;
}
