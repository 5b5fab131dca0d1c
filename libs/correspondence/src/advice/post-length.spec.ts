import { postLengths } from './index.js';

const on = (post: string) => Object.fromEntries(postLengths(post).map((each) => [each.network, each]));

describe('a post is as long as its network counts', () => {
  test.each<[string, string, { x: number; bluesky: number; mastodon: number }]>([
    ['Latin letters', 'Thank you.', { x: 10, bluesky: 10, mastodon: 10 }],
    ['Welsh letters', 'Ŵyr a thŷ', { x: 9, bluesky: 9, mastodon: 9 }],
    ['an accent that stands by itself', 'ty\u0302', { x: 2, bluesky: 2, mastodon: 2 }],
    ['a link', 'See https://www.example.org/a/long/way/home.', { x: 28, bluesky: 44, mastodon: 28 }],
    ['a short link', 'https://a.io', { x: 23, bluesky: 12, mastodon: 23 }],
    ['a name like a link', 'See example.org.', { x: 28, bluesky: 16, mastodon: 16 }],
    ['an address of mail', 'a@example.org', { x: 13, bluesky: 13, mastodon: 13 }],
    ['an emoji', '🙂', { x: 2, bluesky: 1, mastodon: 1 }],
    ['a family', '👨‍👩‍👧‍👦', { x: 2, bluesky: 1, mastodon: 1 }],
    ['an emoji of 2020', '🫖', { x: 2, bluesky: 1, mastodon: 1 }],
    ['a flag of a nation', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', { x: 2, bluesky: 1, mastodon: 1 }],
    ['Chinese', '李小龍', { x: 6, bluesky: 3, mastodon: 3 }],
    ['curly quotes', '“you’re”', { x: 8, bluesky: 8, mastodon: 8 }],
    ['somebody elsewhere', 'Hello @amy@social.example!', { x: 26, bluesky: 26, mastodon: 11 }],
    ['nothing', '', { x: 0, bluesky: 0, mastodon: 0 }],
  ])('%s', (_, post, lengths) => {
    const counted = on(post);
    expect({
      x: counted.x?.length,
      bluesky: counted.bluesky?.length,
      mastodon: counted.mastodon?.length,
    }).toEqual(lengths);
  });

  test.each([
    ['x', 280],
    ['bluesky', 300],
    ['mastodon', 500],
    ['facebook', 8_000],
    ['instagram', 1_000],
  ])('%s takes %i', (network, longest) => {
    expect(on('x'.repeat(longest))[network]).toMatchObject({ length: longest, fits: true });
    expect(on('x'.repeat(longest + 1))[network]).toMatchObject({ length: longest + 1, fits: false });
  });

  test('on Bluesky its bytes count as well', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(on(family.repeat(120)).bluesky).toMatchObject({ length: 120, fits: true });
    expect(on(family.repeat(121)).bluesky).toMatchObject({ length: 121, fits: false });
  });

  test('what is far too long fits nowhere', () => {
    expect(postLengths('x'.repeat(2_000_000)).every(({ fits }) => !fits)).toBe(true);
  });
});
