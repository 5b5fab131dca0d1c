/** A social network as far as the length of a post goes. */
export interface Network {
  network: 'x' | 'bluesky' | 'mastodon' | 'facebook' | 'instagram';
  name: string;
  longest: number;
}

/** The length of a post as a network counts it. */
export interface PostLength extends Network {
  length: number;
  fits: boolean;
}

/** Bluesky counts both: what is seen, and what is stored. */
const BLUESKY_BYTES = 3_000;

/** What every link is shortened to, or counted as. */
const LINK = 23;

const EMOJI = /\p{RGI_Emoji}/v;

/** Links with their protocol, and on X also a bare name that reads like a website's. Full stops after them are the sentence's. */
const WITH_PROTOCOL = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/giu;
const LIKE_A_LINK =
  /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]|(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\p{L}\p{N}@])(?:\/[^\s<>"']*[^\s<>"'.,;:!?)\]])?/giu;

const NETWORKS: (Network & { count: (post: string) => number })[] = [
  { network: 'x', name: 'X', longest: 280, count: weighted },
  { network: 'bluesky', name: 'Bluesky', longest: 300, count: graphemes },
  { network: 'mastodon', name: 'Mastodon', longest: 500, count: onMastodon },
  { network: 'facebook', name: 'Facebook', longest: 8_000, count: graphemes },
  { network: 'instagram', name: 'Instagram', longest: 1_000, count: graphemes },
];

/** Past this, nothing is counted sign by sign: it fits nowhere. */
const TOO_LONG = 20_000;

/** How long a post is on each network, and whether it fits. */
export function postLengths(post: string): PostLength[] {
  return NETWORKS.map(({ count, ...of }) => {
    const length = post.length > TOO_LONG ? post.length : count(post);
    const tooLarge = of.network === 'bluesky' && Buffer.byteLength(post) > BLUESKY_BYTES;
    return { ...of, length, fits: length <= of.longest && !tooLarge };
  });
}

/** X: Latin and its like count one, all other writing and each emoji two, a link 23. */
function weighted(post: string): number {
  const text = post.normalize('NFC');
  let length = 0;
  let end = 0;
  for (const { 0: link, index } of text.matchAll(LIKE_A_LINK)) {
    length += weightOf(text.slice(end, index)) + LINK;
    end = index + link.length;
  }
  return length + weightOf(text.slice(end));
}

function weightOf(text: string): number {
  let weight = 0;
  for (const { segment } of segments(text)) {
    if (EMOJI.test(segment)) weight += 2;
    else for (const sign of segment) weight += isLight(sign.codePointAt(0) ?? 0) ? 1 : 2;
  }
  return weight;
}

/** The ranges that X publishes: alphabets up to Georgian, and the punctuation of their texts. */
function isLight(point: number): boolean {
  return (
    point <= 4351 ||
    (point >= 8192 && point <= 8205) ||
    (point >= 8208 && point <= 8223) ||
    (point >= 8242 && point <= 8247)
  );
}

/** Mastodon: a link counts 23, and of somebody elsewhere only the name counts. */
function onMastodon(post: string): number {
  const counted = post
    .replace(WITH_PROTOCOL, 'x'.repeat(LINK))
    .replace(/(?<![\p{L}\p{N}_/])(@[a-z0-9_.-]{1,100})@[a-z0-9.-]{1,252}[a-z0-9]/giu, '$1');
  return graphemes(counted);
}

function graphemes(text: string): number {
  let count = 0;
  for (const _ of segments(text)) count++;
  return count;
}

function segments(text: string): Iterable<Intl.SegmentData> {
  return new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
}
