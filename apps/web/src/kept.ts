const PREFIX = 'postroom.';

/** What this browser remembers: small settings and drafts. A browser that refuses to remember is no reason to fail. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** @param value null forgets it */
export function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Full, or forbidden: it lasts as long as the page.
  }
}
