import { shorten } from './message-reader.js';

const EMOJI = '\u{1F6AE}';

test.each([
  ['an emoji where it is cut first', `a${' '.repeat(318)}${EMOJI} bin`],
  ['an emoji where it is cut again', `${'a'.repeat(78)}${EMOJI} bin`],
])('a trace shows whole characters only: %s', (_, value) => {
  expect(shorten(value)?.isWellFormed()).toBe(true);
});
