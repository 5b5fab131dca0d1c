import type { EntityManager } from '@mikro-orm/sql';
import { type Sight, seenQueues } from './sight.js';

/** Tags that nobody has used for so many conversations are no longer offered. */
const NEWEST = 2_000;
const MOST = 100;

/** The tags of the newest conversations that one may see, the most used first. */
export async function tagsInUse(em: EntityManager, sight: Sight): Promise<string[]> {
  const seen = seenQueues(sight, 'queue');
  const rows = await em.execute<{ tag: string }[]>(
    `select tag from (
       select tags from conversation ${seen ? `where ${seen.sql}` : ''} order by received_at desc, id desc limit ${NEWEST}
     ) newest, jsonb_array_elements_text(tags) tag
     group by tag order by count(*) desc, tag limit ${MOST}`,
    seen?.params ?? [],
  );
  return rows.map(({ tag }) => tag);
}
