import { DomainError } from '#shared';

/** At most so many on one conversation: more say nothing. */
export const MOST_TAGS = 20;

/**
 * The tags of a conversation after a change, in small letters and without blanks around them, each once.
 * @throws DomainError `invalid` where there would be too many
 */
export function tagsFrom(
  before: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): string[] {
  const gone = new Set(remove.map(clean));
  const tags = [...new Set([...before, ...add.map(clean)])].filter((tag) => tag !== '' && !gone.has(tag));
  if (tags.length > MOST_TAGS) {
    const message = `must be at most ${MOST_TAGS}`;
    throw DomainError.invalid(`The tags ${message}.`, [{ path: 'add', message }]);
  }
  return tags;
}

function clean(tag: string): string {
  return tag.trim().replace(/\s+/g, ' ').toLowerCase().slice(0, 60).toWellFormed();
}
