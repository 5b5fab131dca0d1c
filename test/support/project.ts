import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A place in the checkout, wherever the tests are started. */
export function inProject(path: string): string {
  return join(ROOT, path);
}
