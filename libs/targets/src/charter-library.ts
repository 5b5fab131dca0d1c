import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '#shared';
import { basedCharterSchema, type Charter, charterSchema } from './charter-file.js';
import { overlay } from './charter-overlay.js';
import { type CharterProblem, CharterText } from './charter-text.js';
import { doubledKeys, loneNames, type Mistake, mistakesOf } from './check-charter.js';

/** A charter as a file says it. */
export interface ReadCharter {
  /** Null where it cannot be used; `problems` say why. */
  charter: Charter | null;
  problems: CharterProblem[];
  /** What the file itself says, without what it is based on. */
  own: Record<string, unknown>;
  /** Says where in the file something is wrong with the whole of it; what the base brings is told at `basedOn`. */
  problem(mistake: Mistake): CharterProblem;
}

/** A charter as a list names it. */
export interface CharterLine {
  key: string;
  name: string;
  summary: string;
  basedOn: string | null;
}

type File = Record<string, unknown>;

/** The charters that ship: one YAML file each. */
export class CharterLibrary {
  constructor(private readonly folder: string) {}

  async keys(): Promise<string[]> {
    const files = await readdir(this.folder);
    return files
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length))
      .sort();
  }

  async list(): Promise<CharterLine[]> {
    return Promise.all(
      (await this.keys()).map(async (key) => {
        const { own, charter } = await this.readShipped(key);
        return {
          key,
          name: charter?.name ?? key,
          summary: charter?.summary ?? '',
          basedOn: typeof own.basedOn === 'string' ? own.basedOn : null,
        };
      }),
    );
  }

  /** @throws DomainError `not-found` where there is no such charter, `invalid` where the file cannot be worked with */
  async load(key: string): Promise<Charter> {
    return soundCharter(await this.readShipped(key));
  }

  /**
   * Reads a charter, which may be based on one that ships.
   * @param file how problems name it
   */
  async read(text: string, file: string): Promise<ReadCharter> {
    return this.readOn(text, file, []);
  }

  /** @throws DomainError `not-found` where there is no such charter */
  async readShipped(key: string, above: string[] = []): Promise<ReadCharter> {
    // Held against the list, so that no name leads out of the folder.
    if (!(await this.keys()).includes(key)) throw DomainError.notFound('charter', key);
    const file = `${key}.yaml`;
    return this.readOn(await readFile(join(this.folder, file), 'utf8'), file, [...above, key]);
  }

  private async readOn(source: string, file: string, above: string[]): Promise<ReadCharter> {
    const text = new CharterText(source, file);
    const own = text.data ?? {};
    const refused = (problems: CharterProblem[]): ReadCharter => ({
      ...{ charter: null, problems, own },
      problem: ({ path, message }) => text.problem(path, message),
    });
    if (!text.data) return refused(text.problems);

    const schema = 'basedOn' in own ? basedCharterSchema : charterSchema;
    const base = await this.baseOf(own, above);
    const inFile = [...mistakesOf(schema.safeParse(own).error, own), ...doubledKeys(own)];
    if ('mistake' in base) inFile.push(base.mistake);
    if (inFile.length > 0) return refused(inFile.map(({ path, message }) => text.problem(path, message)));

    const whole = 'file' in base ? overlay(base.file, own) : own;
    const problem = ({ path, message }: Mistake) => {
      const place = placeIn(own, whole, path);
      return place
        ? text.problem(place, message)
        : text.problem(['basedOn'], `${path.map(String).join('.')}: ${message}`);
    };
    const { data = null, error } = charterSchema.safeParse(whole);
    const problems = (data ? loneNames(data) : mistakesOf(error, whole)).map(problem);
    return { charter: problems.length === 0 ? data : null, problems, own, problem };
  }

  private async baseOf(own: File, above: string[]): Promise<{ file: File } | { mistake: Mistake } | object> {
    const { basedOn } = own;
    if (typeof basedOn !== 'string') return {};
    const mistake = (message: string) => ({ mistake: { path: ['basedOn'], message } });
    if (above.includes(basedOn)) return mistake('This charter would be based on itself.');
    if (!(await this.keys()).includes(basedOn)) {
      return mistake(`There is no charter "${basedOn}". There are: ${(await this.keys()).join(', ')}.`);
    }
    const { charter } = await this.readShipped(basedOn, above);
    return charter ? { file: { ...charter } } : mistake(`The charter ${basedOn} cannot be used.`);
  }
}

/** @throws DomainError `invalid`, which names the first problem in full, and every one as a field */
export function soundCharter({ charter, problems }: ReadCharter): Charter {
  if (charter && problems.length === 0) return charter;
  const [first] = problems;
  throw DomainError.invalid(
    first ? problemInWords(first) : 'This charter cannot be used.',
    problems.map(({ path, message }) => ({ path, message })),
  );
}

/** `mine.yaml:12:5: targets.0.amount: This is missing.` */
export function problemInWords({ file, line, column, path, message }: CharterProblem): string {
  return [`${file}:${line}:${column}`, path, message].filter(Boolean).join(': ');
}

/** Where in the file itself that stands which stands at a path of the whole charter; null where the base brings it. */
function placeIn(own: File, whole: File, path: PropertyKey[]): PropertyKey[] | null {
  const [list, index, ...rest] = path;
  const [theirs, ours] = [whole[String(list)], own[String(list)]];
  if (own === whole) return path;
  if (ours === undefined) return null;
  if (typeof index !== 'number' || !Array.isArray(theirs) || !Array.isArray(ours)) return path;
  const at = ours.findIndex((entry) => entry?.key === theirs[index]?.key);
  return at < 0 ? null : [String(list), at, ...rest];
}
