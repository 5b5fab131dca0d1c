import { nearMiss } from './near-miss.js';
import type { Variable, Variables } from './template-variables.js';

/** A variable as a path reached it. */
export interface Resolved {
  variable: Variable;
  /** Unique for the value that is meant: equal for two paths exactly when they mean the same value. */
  id: string;
  /** The ids on the way, itself included, of what may be missing. */
  mayBeMissing: string[];
}

/** The variables that can be named at one place of a template: `#with` and `#each` each open a new scope inside another. */
export class Scope {
  constructor(
    private readonly variables: Variables,
    private readonly parent: Scope | null = null,
    private readonly id = '',
    readonly inList: boolean = parent?.inList ?? false,
  ) {}

  /** How many scopes lie around this one. */
  private get depth(): number {
    return this.parent ? this.parent.depth + 1 : 0;
  }

  inside(group: Resolved): Scope | null {
    const { variable, id } = group;
    if (variable.type === 'group') return new Scope(variable.fields, this, id);
    // The depth keeps an entry of a list apart from another entry of the same list around it.
    if (variable.type === 'list') return new Scope(variable.items, this, `${id}[${this.depth}]`, true);
    return null;
  }

  /** The same place as a partial sees it: it cannot step out of where it was put in. */
  asRoot(): Scope {
    return new Scope(this.variables, null, this.id, this.inList);
  }

  /** What a path means here; `up` is the number of `../` before it. */
  resolve(parts: readonly string[], up: number): Resolved | null {
    if (up > 0) return this.parent ? this.parent.resolve(parts, up - 1) : null;
    let variables: Variables | null = this.variables;
    let id = this.id;
    let variable: Variable | null = null;
    const mayBeMissing: string[] = [];
    for (const part of parts) {
      if (!variables || !Object.hasOwn(variables, part)) return null;
      variable = variables[part] as Variable;
      id = `${id}.${part}`;
      if (variable.optional) mayBeMissing.push(id);
      variables = variable.type === 'group' ? variable.fields : null;
    }
    return variable ? { variable, id, mayBeMissing } : null;
  }

  /** Why a path means nothing here, with what was probably meant. */
  unknown(written: string): string {
    const near = nearMiss(written, this.names());
    const hint = near ? ` Did you mean "${near}"?` : ` There are: ${this.names().join(', ')}.`;
    return `There is no variable "${written}" here.${hint}`;
  }

  /** Every path that can be written here and printed or gone through, those of the scopes around last. */
  private names(): string[] {
    const around = this.parent ? this.parent.names().map((name) => `../${name}`) : [];
    return [...namesOf(this.variables), ...around];
  }
}

function namesOf(variables: Variables): string[] {
  return Object.entries(variables).flatMap(([name, variable]) =>
    variable.type === 'group' ? namesOf(variable.fields).map((field) => `${name}.${field}`) : [name],
  );
}
