import type { Purpose } from './purposes.js';
import type { TemplatePart } from './template-checker.js';
import type { TemplateMistake } from './template-error.js';
import type { Rendered } from './template-renderer.js';

/** What does not go to the person who wrote in: a digest goes to staff, a forward to whom an advisor chose. */
const TO_OTHERS: readonly Purpose[] = ['digest', 'forward'];

/** What every message to a contact carries, as it stands in the examples that a template is tried on. */
interface WaysToUs {
  organisation: { telephone: string; website: string };
  links: { url: string }[];
}

const NO_CONTACT = 'This does not say how to reach us, as every message does: put in {{> contact-links}}.';
const NO_CONTACT_ON_POST =
  'This does not say how to reach us, as every post does: put in {{organisation.website}}, or a link.';

export function withoutContactIn(part: TemplatePart, file: string): TemplateMistake {
  return { file, line: 1, column: 1, message: part === 'social' ? NO_CONTACT_ON_POST : NO_CONTACT };
}

/**
 * The parts of a message that do not say how to reach us. A post is short: one of the links, or the website, will do.
 * @param data what the message was filled with
 */
export function partsWithoutContact(
  purpose: Purpose,
  { text, html, social }: Rendered,
  data: object,
): TemplatePart[] {
  if (TO_OTHERS.includes(purpose)) return [];
  const { organisation, links } = data as WaysToUs;
  const { telephone, website } = organisation;
  const addresses = [website, ...links.map(({ url }) => url)];
  const says = (words: string | null) => (way: string) => words === null || words.includes(way);
  const parts: TemplatePart[] = [];
  if (![telephone, ...addresses].every(says(text))) parts.push('text');
  if (![telephone, ...addresses].every(says(html))) parts.push('html');
  if (!addresses.some(says(social))) parts.push('social');
  return parts;
}
