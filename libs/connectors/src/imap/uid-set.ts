/** UIDs in ascending order as IMAP writes them: `1:4,7,9:12`. */
export function uidSet(uids: number[]): string {
  const runs: Array<[number, number]> = [];
  for (const uid of uids) {
    const last = runs.at(-1);
    if (last && uid === last[1] + 1) last[1] = uid;
    else runs.push([uid, uid]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}:${last}`)).join(',');
}
