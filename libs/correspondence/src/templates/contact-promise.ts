import type { Purpose } from './purposes.js';
import type { TemplatePart } from './template-checker.js';
import type { Rendered } from './template-renderer.js';

/** What does not go to the person who wrote in: a digest goes to staff, a forward to whom an advisor chose. */
const TO_OTHERS: readonly Purpose[] = ['digest', 'forward'];

/** What every message to a contact carries, as it stands in the examples that a template is tried on. */
interface WaysToUs {
  organisation: { telephone: string; website: string };
  links: { url: string }[];
}

export const NO_CONTACT =
  'This does not say how to reach us, as every message does: put in {{> contact-links}}.';

/**
 * The parts of a message that do not say how to reach us.
 * @param data what the message was filled with
 */
export function partsWithoutContact(
  purpose: Purpose,
  { text, html }: Rendered,
  data: object,
): TemplatePart[] {
  if (TO_OTHERS.includes(purpose)) return [];
  const { organisation, links } = data as WaysToUs;
  const { telephone, website } = organisation;
  const ways = [telephone, website, ...links.map(({ url }) => url)];
  const lacks = (words: string | null) => words !== null && !ways.every((way) => words.includes(way));
  return (['text', 'html'] as const).filter((part) => lacks(part === 'text' ? text : html));
}
