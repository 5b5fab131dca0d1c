import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One file of templates: `acknowledgement/default/text.hbs` or `partials/contact-links.text.hbs`. */
export interface TemplateFile {
  /** Its place under the root, with forward slashes: what it is. */
  path: string;
  /** Where it was found, for naming it in a mistake. */
  file: string;
  source: string;
  /** An organisation's own, which stands in the place of what Postroom brings or beside it. */
  own?: boolean;
}

/**
 * Reads the template files of several roots; a later root's file takes the place of an earlier root's at the same path, so
 * that an organisation overrides a single file. A root that does not exist holds nothing.
 */
export async function loadTemplates(...roots: string[]): Promise<TemplateFile[]> {
  const files = new Map<string, TemplateFile>();
  for (const [index, root] of roots.entries()) {
    for (const path of await templatePaths(root)) {
      const file = join(root, path);
      files.set(path, { path, file, source: await readFile(file, 'utf8'), own: index > 0 });
    }
  }
  return [...files.values()];
}

async function templatePaths(root: string): Promise<string[]> {
  try {
    const paths = await readdir(root, { recursive: true });
    return paths
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.hbs'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
