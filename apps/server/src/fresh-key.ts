const LONGEST = 60;

/** A key for what has a name and none yet: `Call back (Bins)` as `call-back-bins`, and another one where that is taken. */
export function freshKey(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  const base = (plain || 'target').slice(0, LONGEST - 4).replace(/-$/, '');
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!taken.includes(key)) return key;
  }
}
