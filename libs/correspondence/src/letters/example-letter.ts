import { acknowledgementVariables, exampleData, type Rendered } from '../templates/index.js';
import type { Letter } from './letter.js';

/** Invented: no such place, and a postcode that is not given out. */
const ADDRESS = ['1 Example Street', 'Exampleton', 'ZZ1 1ZZ'];

/** The words of a template as a letter from the organisation and to the contact of the examples. */
export function exampleLetter(
  { subject, text }: Pick<Rendered, 'subject' | 'text'>,
  options: Pick<Letter, 'date' | 'language' | 'size'>,
): Letter {
  const { organisation, contact, reference } = exampleData(acknowledgementVariables);
  return { organisation, address: [contact.name ?? '', ...ADDRESS], reference, subject, text, ...options };
}
