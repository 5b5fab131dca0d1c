import { previewKind } from './preview-kind.js';

test.each([
  ['image/jpeg', 2_000_000, 'picture'],
  ['image/svg+xml', 1_000, null],
  ['image/heic', 1_000, null],
  ['application/pdf', 300_000, 'pdf'],
  ['application/pdf', 300_000_000, null],
  ['text/plain', 10, 'text'],
  ['text/html', 10, 'text'],
  ['text/csv', 50_000_000, null],
  ['application/zip', 10, null],
  ['application/octet-stream', 10, null],
])('%s of %i bytes is shown as %s', (contentType, size, kind) => {
  expect(previewKind({ contentType, size })).toBe(kind);
});
