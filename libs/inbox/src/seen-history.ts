import type { EntityManager } from '@mikro-orm/sql';
import { findReferences, rewriteReferences } from '#shared';
import type { Conversation } from './conversation.entity.js';
import { HistoryEvent } from './history-event.entity.js';
import { type Sight, seenQueues } from './sight.js';

/** One line of what happened, in the words that these eyes may read. */
export type SeenEvent = Pick<HistoryEvent, 'id' | 'kind' | 'at' | 'text' | 'personId'>;

/**
 * What happened to a conversation and what was merged into it, and where it may belong. What either names may have moved
 * to a restricted queue since: then it does not exist for those outside its teams.
 */
export async function seenHistory(
  em: EntityManager,
  { suggestion }: Pick<Conversation, 'suggestion'>,
  matter: string[],
  sight: Sight,
): Promise<{ history: SeenEvent[]; suggestion: Conversation['suggestion'] }> {
  const events = await em.find(HistoryEvent, { conversationId: matter }, { orderBy: { id: 'asc' } });
  const named = [...events.map(({ text }) => text), suggestion?.reference ?? ''];
  const hidden = await hiddenAmong(em, findReferences(named.join('\n')), sight);
  if (hidden.size === 0) return { history: events, suggestion };
  const history = events.map(({ id, kind, at, text, personId }) => {
    const shown = rewriteReferences(text, (reference) =>
      hidden.has(reference) ? 'another conversation' : null,
    );
    return { id, kind, at, personId, text: shown, whole: shown === text };
  });
  return {
    // That it may belong somewhere says by itself that there is something.
    history: history.filter(({ kind, whole }) => whole || kind !== 'suggested'),
    suggestion: suggestion && !hidden.has(suggestion.reference) ? suggestion : null,
  };
}

async function hiddenAmong(em: EntityManager, references: string[], sight: Sight): Promise<Set<string>> {
  const seen = seenQueues(sight, 'queue');
  if (!seen || references.length === 0) return new Set();
  const rows = await em.execute<{ reference: string }[]>(
    `select reference from conversation where reference in (?) and not (${seen.sql})`,
    [references, ...seen.params],
  );
  return new Set(rows.map(({ reference }) => reference));
}
