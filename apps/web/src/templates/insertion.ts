interface Named {
  /** `organisation.name`; of a list's entries, `links[].url`. */
  name: string;
  optional: boolean;
}

const BLOCK = /\{\{~?([#/]|else\b)\s*(\w+)?(?:\s+([\w.]+))?\s*~?\}\}/g;

/** What is put in for a variable at a place, so that it is right there: with its condition or its list around it. */
export function variableAt({ name, optional }: Named, source: string, at: number): string {
  const [list, field] = name.split('[].');
  const open = openBlocks(source.slice(0, at));
  if (list && field) {
    const value = `{{${field}}}`;
    return open.includes(`each ${list}`) ? value : `{{#each ${list}}}\n${value}\n{{/each}}`;
  }
  const value = isHtml(name) ? `{{{${name}}}}` : `{{${name}}}`;
  return optional && !open.includes(`if ${name}`) ? `{{#if ${name}}}${value}{{/if}}` : value;
}

export const partialOf = (name: string) => `{{> ${name}}}`;

/** What a person wrote as safe HTML goes in as it is. */
const isHtml = (name: string) => /Html$/.test(name);

/** The blocks that a text leaves open, from the outermost: `each links`, `if expectedBy`. */
function openBlocks(before: string): string[] {
  const open: string[] = [];
  for (const [, mark, how, what] of before.matchAll(BLOCK)) {
    if (mark !== '#') open.pop();
    // After an `else` it is what is missing that holds, or another condition.
    if (mark !== '/') open.push(`${how ?? ''} ${what ?? ''}`);
  }
  return open;
}
