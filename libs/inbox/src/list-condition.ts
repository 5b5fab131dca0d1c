/** A condition on a conversation, which statements call `c`, with its parameters. */
export interface Condition {
  sql: string;
  params: unknown[];
}

export function condition(sql: string, ...params: unknown[]): Condition {
  return { sql, params };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return condition('false');
  return condition(`(${conditions.map(({ sql }) => sql).join(' or ')})`, ...paramsOf(conditions));
}

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return condition('true');
  return condition(`(${conditions.map(({ sql }) => sql).join(' and ')})`, ...paramsOf(conditions));
}

/** What `like` finds anywhere in a text, its own signs meant as they stand. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function paramsOf(conditions: readonly Condition[]): unknown[] {
  return conditions.flatMap(({ params }) => params);
}
