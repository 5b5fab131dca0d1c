/** Lists whose entries have a key, and are taken over one by one. */
const KEYED = [
  'calendars',
  'queues',
  'kinds',
  'targets',
  'channels',
  'contactLinks',
  'otherBodies',
  'rules',
] as const;

type Entry = { key?: unknown } & Record<string, unknown>;
type File = Record<string, unknown>;

/**
 * A charter that says only in what it differs from another (`basedOn`). An entry of a list with a key that is there changes
 * that entry in what it names; a new one is added, rules in front, since the base ends with one that takes everything. What
 * `without` names, by list, is left out. `promises`, and everything that is no such list, is taken as it stands.
 */
export function overlay(base: File, own: File): File {
  const { basedOn: _, without = {}, ...rest } = own;
  const merged: File = { ...base, ...rest };
  for (const list of KEYED) {
    const gone = listOf((without as File)[list]);
    const kept = entriesOf(base[list]).filter(({ key }) => !gone.includes(key));
    const changes = entriesOf(own[list]);
    const changed = kept.map((entry) => ({ ...entry, ...changes.find(({ key }) => key === entry.key) }));
    const added = changes.filter(({ key }) => !kept.some((entry) => entry.key === key));
    merged[list] = list === 'rules' ? [...added, ...changed] : [...changed, ...added];
  }
  for (const part of ['organisation', 'defaults'] as const) {
    merged[part] = { ...(base[part] as File), ...(own[part] as File | undefined) };
  }
  return merged;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function entriesOf(value: unknown): Entry[] {
  return listOf(value).filter((entry): entry is Entry => entry !== null && typeof entry === 'object');
}
