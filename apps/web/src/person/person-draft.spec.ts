import type { Contact } from '#api-client';
import { draftOf, onNewer } from './person-draft.js';

const before = {
  name: 'Ann',
  language: null,
  needs: [],
  warnings: [{ id: '1', text: 'Loud dog' }],
  notes: '',
} as unknown as Contact;

test.each([
  ['only I changed it', { notes: 'mine' }, {}, { notes: 'mine' }],
  ['only they changed it', {}, { language: 'cy', warnings: [] }, { language: 'cy', warnings: [] }],
  ['each changed something', { notes: 'mine' }, { name: 'Anne' }, { notes: 'mine', name: 'Anne' }],
  ['both changed the same', { name: 'Annie' }, { name: 'Anne' }, { name: 'Annie' }],
])('%s', (_, mine, theirs, expected) => {
  const draft = { ...draftOf(before), ...mine };
  const now = { ...before, ...theirs } as Contact;
  expect(onNewer(draft, before, now)).toEqual({ ...draftOf(before), ...expected });
});
