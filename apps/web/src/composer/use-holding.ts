import type { DraftContent } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { isBarred, makesADifference, type Promised, sayStillOwed } from './holding.js';
import type { Writing } from './use-draft.js';

/** What the writer may say of a reply: that it is not the answer yet. */
export interface Holding {
  /** Whether it is asked at all: elsewhere it would make no difference. */
  offered: boolean;
  /** More is to follow. */
  on: boolean;
  /** What that means. */
  line: string;
}

/** Whether more is to follow, what that means, and whether there is anything to decide. */
export function useHolding(conversation: Promised, content: DraftContent, writing: Writing): Holding {
  const { id } = useWho();
  const context = useDayContext();
  const reply = writing === 'reply' || writing === 'reply-all';
  const on = reply && Boolean(content.holding);
  const barred = isBarred(conversation, id);
  return {
    offered: reply && (on || barred || makesADifference(conversation)),
    on,
    line: on ? sayStillOwed(conversation, context) : barred ? texts.composer.holding.barred : '',
  };
}
