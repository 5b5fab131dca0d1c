import fc from 'fast-check';
import { SecretBox } from './secret-box.js';

const KEY = 'a secret of more than thirty-two bytes';
const box = new SecretBox(KEY);

describe('credentials at rest', () => {
  test('come out as they went in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (secrets) => {
        expect(box.open(box.seal(secrets))).toEqual({ ...secrets });
      }),
    );
  });

  test('are sealed anew each time, and show nothing', () => {
    const secrets = { password: 'hunter2hunter2' };
    expect(box.seal(secrets)).not.toBe(box.seal(secrets));
    expect(box.seal(secrets)).not.toContain('hunter2');
    expect(Buffer.from(box.seal(secrets).split('.')[3] ?? '', 'base64url').toString()).not.toContain(
      'hunter2',
    );
  });

  const sealed = box.seal({ password: 'hunter2hunter2' });
  test.each([
    ['another key', new SecretBox(`${KEY} `), sealed],
    ['a changed letter', box, flip(sealed)],
    ['another version', box, sealed.replace(/^v1/, 'v2')],
    ['a part missing', box, sealed.split('.').slice(0, 3).join('.')],
    ['a shortened tag', box, sealed.replace(/^(v1\.[^.]+\.)([^.]{6})[^.]*/, '$1$2')],
    ['nothing', box, ''],
  ])('cannot be opened with %s', (_, other, text) => {
    expect(() => other.open(text)).toThrow('The credentials cannot be read with this SECRET_KEY.');
  });
});

/** The first letter of the sealed part, and no other. */
function flip(text: string): string {
  const at = text.lastIndexOf('.') + 1;
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}
