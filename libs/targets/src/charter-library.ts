import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DomainError } from '#shared';
import { type Charter, charterSchema } from './charter-file.js';
import { overlay } from './charter-overlay.js';

/** The charters that ship: one YAML file each. */
export class CharterLibrary {
  constructor(private readonly folder: string) {}

  async keys(): Promise<string[]> {
    const files = await readdir(this.folder);
    return files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length));
  }

  /** @throws DomainError `not-found` where there is no such charter, `invalid` where the file cannot be worked with */
  async load(key: string): Promise<Charter> {
    const parsed = charterSchema.safeParse(await this.read(key));
    if (parsed.success) return parsed.data;
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw DomainError.invalid(
      `The charter ${key} cannot be used: ${fields.map((f) => `${f.path} ${f.message}`).join('; ')}`,
      fields,
    );
  }

  /** The file's contents, on top of those of the charter that it is based on. */
  private async read(key: string, above: string[] = []): Promise<Record<string, unknown>> {
    if (!(await this.keys()).includes(key)) throw DomainError.notFound('charter', key);
    if (above.includes(key)) throw DomainError.invalid(`The charter ${key} is based on itself.`);
    const own: unknown = parse(await readFile(join(this.folder, `${key}.yaml`), 'utf8'));
    if (own === null || typeof own !== 'object') throw DomainError.invalid(`The charter ${key} is empty.`);
    const { basedOn } = own as { basedOn?: unknown };
    if (typeof basedOn !== 'string') return { ...own };
    return overlay(await this.read(basedOn, [...above, key]), { ...own });
  }
}
