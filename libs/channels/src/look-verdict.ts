import type { ChannelLook } from './channel-look.entity.js';
import type { ChannelTurn } from './channel-turn.entity.js';

/**
 * `looked`: at least once to the end · `could-not-check`: it was tried in vain, or an error had stopped the channel ·
 * `not-looked`: nothing was tried though the channel was on, a broken promise · `closed`: no working day ·
 * `off`: switched off all day · `not-yet`: the day is not over
 */
export const LOOK_VERDICTS = ['looked', 'could-not-check', 'not-looked', 'closed', 'off', 'not-yet'] as const;
export type LookVerdict = (typeof LOOK_VERDICTS)[number];

export interface LookDay {
  /** Its first moment. */
  from: Date;
  /** The first moment of the next. */
  to: Date;
  /** Why it is no working day; null where it is one. */
  closed: string | null;
}

export interface LookJudgement {
  verdict: LookVerdict;
  /** Why it is closed, or what stood in the way. */
  reason: string | null;
}

/**
 * Whether a channel was looked at on a day; null before it was set up, and ahead of now.
 * @param looks what was written down on that day
 * @param turns of the channel, oldest first
 */
export function judgeDay(
  { from, to, closed }: LookDay,
  looks: Pick<ChannelLook, 'looks' | 'failures' | 'trouble'> | null,
  turns: readonly Pick<ChannelTurn, 'at' | 'how' | 'reason'>[],
  now: Date,
): LookJudgement | null {
  const atFirst = turns.findLast(({ at }) => at <= from);
  const states = [...(atFirst ? [atFirst] : []), ...turns.filter(({ at }) => from < at && at < to)];
  if (from > now || (states.length === 0 && !looks)) return null;
  if (closed !== null) return { verdict: 'closed', reason: closed };
  if (looks && looks.looks > 0) return { verdict: 'looked', reason: null };
  if (now < to) return { verdict: 'not-yet', reason: null };
  const stopped = states.findLast(({ how }) => how === 'stopped');
  if (looks || stopped) {
    return { verdict: 'could-not-check', reason: looks?.trouble ?? stopped?.reason ?? null };
  }
  return { verdict: states.some(({ how }) => how === 'on') ? 'not-looked' : 'off', reason: null };
}
