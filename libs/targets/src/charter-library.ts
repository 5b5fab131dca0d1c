import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DomainError } from '#shared';
import { type Charter, charterSchema } from './charter-file.js';

/** The charters that ship: one YAML file each. */
export class CharterLibrary {
  constructor(private readonly folder: string) {}

  async keys(): Promise<string[]> {
    const files = await readdir(this.folder);
    return files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length));
  }

  /** @throws DomainError `not-found` where there is no such charter, `invalid` where the file cannot be worked with */
  async load(key: string): Promise<Charter> {
    if (!(await this.keys()).includes(key)) throw DomainError.notFound('charter', key);
    const parsed = charterSchema.safeParse(parse(await readFile(join(this.folder, `${key}.yaml`), 'utf8')));
    if (parsed.success) return parsed.data;
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw DomainError.invalid(
      `The charter ${key} cannot be used: ${fields.map((f) => `${f.path} ${f.message}`).join('; ')}`,
      fields,
    );
  }
}
