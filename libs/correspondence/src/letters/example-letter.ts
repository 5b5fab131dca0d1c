import {
  type AcknowledgementData,
  acknowledgementVariables,
  exampleData,
  type Rendered,
} from '../templates/index.js';
import type { Letter } from './letter.js';

/** Invented: no such place, and a postcode that is not given out. */
const ADDRESS = ['1 Example Street', 'Exampleton', 'ZZ1 1ZZ'];

/** What is known of a past item, as the templates have it. */
type Facts = Partial<Pick<AcknowledgementData, 'organisation' | 'contact' | 'reference'>>;

/**
 * The words of a template as a letter to an invented address.
 * @param facts of the past item that it is tried on: whose letter it is, to whom, about which; absent: the examples
 */
export function exampleLetter(
  { subject, text }: Pick<Rendered, 'subject' | 'text'>,
  options: Pick<Letter, 'date' | 'language' | 'size'>,
  facts: Facts = {},
): Letter {
  const { organisation, contact, reference } = { ...exampleData(acknowledgementVariables), ...facts };
  const address = [...(contact.name ? [contact.name] : []), ...ADDRESS];
  return { organisation, address, reference, subject, text, ...options };
}
