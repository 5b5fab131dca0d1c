import { randomBytes } from 'node:crypto';

/** Runs a statement in the transaction that it belongs to; an entity manager does. */
interface Statements {
  execute(sql: string): Promise<unknown>;
}

/**
 * Inserts rows of one table with one statement, past the unit of work: where many come at once, that is several times as
 * fast. They travel as one JSON text, which spares both sides a parameter a value.
 * @param rows keyed by property name, as the entity has them. Where none of them names a column, it gets its default;
 *   where only some do, the others get null.
 */
export async function insertRows(em: Statements, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(rows).join(', ');
  await em.execute(`insert into "${table}" (${columns}) select ${columns} from ${recordsOf(table, rows)}`);
}

/**
 * Likewise changes rows by their `id`, all of them in the same properties. What is at hand as an entity does not hear of it.
 * @param raised a column that counts the changes
 */
export async function updateRows(
  em: Statements,
  table: string,
  rows: readonly { id: string }[],
  raised?: string,
): Promise<void> {
  if (rows.length === 0) return;
  const set = columnsOf(rows)
    .filter((column) => column !== '"id"')
    .map((column) => `${column} = r.${column}`);
  if (raised) set.push(`"${raised}" = t."${raised}" + 1`);
  await em.execute(
    `update "${table}" t set ${set.join(', ')} from ${recordsOf(table, rows)} r where t.id = r.id`,
  );
}

function columnsOf(rows: readonly object[]): string[] {
  return [...new Set(rows.flatMap(Object.keys))].map((name) => `"${columnOf(name)}"`);
}

function recordsOf(table: string, rows: readonly object[]): string {
  const records = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value])),
  );
  return `json_populate_recordset(null::"${table}", ${literal(JSON.stringify(records))}::json)`;
}

/** A string between dollar quotes, in which nothing need be escaped; the ORM does that a letter at a time. */
function literal(text: string): string {
  let quote: string;
  do quote = `$${randomBytes(8).toString('hex').replace(/^\d/, 'q')}$`;
  while (text.includes(quote));
  return `${quote}${text}${quote}`;
}

/** `conversationId` → `conversation_id`, as the ORM names columns. */
function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
