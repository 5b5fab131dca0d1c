const HOST = /(?:https?:\/\/|\bwww\.|@)?((?:[a-z0-9-]+\.)+[a-z]{2,24})(?=[/:?#\s)\].,;!]|$)/gi;

/**
 * The host that a link leads to, where its own words name another one: "www.example.org" that leads to evil.example.
 * Null where the words name no host, or the same.
 */
export function namesAnotherHost(words: string, href: string): string | null {
  if (!URL.canParse(href)) return null;
  const target = new URL(href);
  if (!/^https?:$/.test(target.protocol)) return null;
  const named = [...words.matchAll(HOST)].map(([, host]) => (host ?? '').toLowerCase());
  if (named.length === 0 || named.some((host) => isWithin(target.hostname, host))) return null;
  return target.hostname;
}

/** example.org stands for www.example.org too; it does not stand for example.org.evil.example. */
function isWithin(target: string, named: string): boolean {
  const plain = named.replace(/^www\./, '');
  return target === plain || target.endsWith(`.${plain}`);
}
