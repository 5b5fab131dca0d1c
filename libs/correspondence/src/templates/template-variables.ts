/** One value that a template may use, as it is declared: checked when a template is written and again when it is filled. */
export type Variable = {
  /** What it is, for the person who writes the template. */
  description: string;
  /** It may be missing: a template must then say what to write instead. */
  optional?: true;
} & (
  | {
      /**
       * `line`: one line of text, cut when too long. `name`: a line that reads like a person's name, or it counts as
       * missing. `text`: any number of lines. `url`: http, https, mailto or tel. `html`: HTML that is safe as it stands.
       * `day`: given as `2026-04-20`, and written out in the language of the message.
       */
      type: 'line' | 'name' | 'text' | 'url' | 'html' | 'day';
      example: string;
      /** Characters. */
      longest?: number;
    }
  | { type: 'group'; fields: Variables }
  | { type: 'list'; items: Variables }
);

export type Variables = { readonly [name: string]: Variable };

/** Characters that a value may have where its declaration does not say. */
export const LONGEST = { line: 200, name: 60, url: 2000, text: 100_000, html: 1_000_000, day: 60 } as const;

/** Entries that a list may have. */
export const MOST_ITEMS = 20;

type ValueOf<V> = V extends { type: 'group'; fields: infer F extends Variables }
  ? DataOf<F>
  : V extends { type: 'list'; items: infer I extends Variables }
    ? DataOf<I>[]
    : string;

/** The data that a set of variables asks for. */
export type DataOf<V extends Variables> = {
  [K in keyof V as V[K] extends { optional: true } ? never : K]: ValueOf<V[K]>;
} & {
  [K in keyof V as V[K] extends { optional: true } ? K : never]?: ValueOf<V[K]> | null;
};

/** Example data, for previews and for trying a template when it is loaded: all that there can be, or the least. */
export function exampleData<V extends Variables>(variables: V, which: 'all' | 'least' = 'all'): DataOf<V> {
  const values = Object.entries(variables)
    .filter(([, variable]) => which === 'all' || !variable.optional)
    .map(([name, variable]) => [name, exampleValue(variable, which)]);
  return Object.fromEntries(values) as DataOf<V>;
}

function exampleValue(variable: Variable, which: 'all' | 'least'): unknown {
  if (variable.type === 'group') return exampleData(variable.fields, which);
  if (variable.type === 'list') return [exampleData(variable.items, which)];
  return variable.example;
}
