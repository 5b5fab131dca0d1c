import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '#shared';
import type { Charter, CharterLibrary, ReadCharter } from '#targets';

/** A charter that somebody means, as it was read. */
export interface CharterChoice extends ReadCharter {
  /** What its own file says of the organisation; nothing where it ships, since what stands there is an example. */
  about: Pick<Partial<Charter>, 'contactLinks' | 'otherBodies'> & {
    organisation?: Partial<Charter['organisation']>;
  };
}

/** Larger than any charter may be; what is longer is not even read. */
const MOST_BYTES = 1024 * 1024;

/**
 * Finds a charter by its name, or reads one from a file.
 * @param cwd where a file's name is meant from
 * @throws DomainError `not-found` where there is neither, `invalid` where the file cannot be read at all
 */
export async function chooseCharter(
  library: CharterLibrary,
  named: string,
  cwd: string,
): Promise<CharterChoice> {
  const keys = await library.keys();
  if (keys.includes(named)) return { ...(await library.readShipped(named)), about: {} };
  if (!/[/\\]|\.(ya?ml|json)$/.test(named)) {
    const message = `There is no charter "${named}". There are: ${keys.join(', ')}; a file is named with its ending.`;
    throw new DomainError('not-found', 'not-found', message);
  }
  const read = await library.read(await textOf(resolve(cwd, named), named), named);
  const { key } = read.own;
  if (typeof key === 'string' && keys.includes(key)) {
    if (isDeepStrictEqual(read.own, (await library.readShipped(key)).own)) return { ...read, about: {} };
    const taken = read.problem({
      path: ['key'],
      message: `"${key}" ships with Postroom: choose another key.`,
    });
    return { ...read, charter: null, problems: [...read.problems, taken], about: {} };
  }
  const { organisation, contactLinks, otherBodies } = read.own as CharterChoice['about'];
  const about = {
    ...(organisation && { organisation }),
    ...(contactLinks && { contactLinks }),
    ...(otherBodies && { otherBodies }),
  };
  return { ...read, about };
}

async function textOf(path: string, name: string): Promise<string> {
  const refuse = (why: string) => DomainError.invalid(`${name} cannot be read: ${why}.`);
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw refuse(error.code === 'ENOENT' ? 'there is no such file' : error.message);
  });
  if (!info.isFile()) throw refuse('it is no file');
  if (info.size > MOST_BYTES) throw refuse('it is too long for a charter');
  return readFile(path, 'utf8').catch((error: Error) => {
    throw refuse(error.message);
  });
}
