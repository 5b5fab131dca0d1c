import type { EntityManager } from '@mikro-orm/sql';
import { Remembered } from '#shared';
import { currentManager } from '#targets';
import type {
  DataFor,
  Purpose,
  Rendered,
  TemplateFile,
  TemplateMistake,
  Templates,
} from '../templates/index.js';
import { mistakesIn, type SavedText, type Settled, settleTexts } from './settle-texts.js';
import type { Sources } from './template-version.entity.js';

/** The words in force with all that was saved: what a manager reads and changes. */
export interface Words extends Settled {
  /** The newest version of each text that was ever saved. */
  newest: NewestVersion[];
}

export interface NewestVersion {
  key: string;
  language: string;
  version: number;
  parts: Sources | null;
  savedAt: Date;
  savedBy: { id: string; name: string } | null;
  why: string;
}

/** The templates in force: the organisation's newest words before its files, and those before what Postroom brings. */
export class TemplateBook implements Templates {
  private readonly remembered = new Remembered(() => this.read());
  private made: { lastId: number; words: Words } | null = null;
  /** Named by their place under `templates/`: where they lie on the disk is nobody's business. */
  readonly files: TemplateFile[];

  /** @param complain told of whatever is wrong with the words each time they are read anew */
  constructor(
    private readonly em: EntityManager,
    files: TemplateFile[],
    private readonly complain: (mistake: TemplateMistake) => void = () => {},
  ) {
    this.files = files.map((file) => ({ ...file, file: file.path }));
  }

  /** What was taken out of the book while a message waited for it gives way to the purpose's default. */
  async render<P extends Purpose>(
    key: `${P}/${string}`,
    data: DataFor<P>,
    wished?: string | null,
  ): Promise<Rendered> {
    const { renderer } = await this.words();
    const purpose = key.split('/')[0] as P;
    return renderer.render(renderer.keys.includes(key) ? key : `${purpose}/default`, data, wished);
  }

  /** The names of a purpose's templates, also of those that a mistake keeps from being sent: `default`, `complaint`. */
  async names(purpose: Purpose): Promise<string[]> {
    const { renderer, fellBack } = await this.words();
    const keys = [...renderer.keys, ...fellBack.map(({ text }) => text.key)];
    const names = keys
      .filter((key) => key.startsWith(`${purpose}/`))
      .map((key) => key.slice(purpose.length + 1));
    return [...new Set(names)];
  }

  words(): Promise<Words> {
    return this.remembered.get();
  }

  /** What was saved just now holds at once. */
  forget(): void {
    this.remembered.forget();
  }

  /** To compile all templates takes longer than to see that nothing was saved since. */
  private async read(): Promise<Words> {
    const em = currentManager(this.em);
    const [{ lastId = 0 } = {}] = await em.execute<{ lastId: number }[]>(
      'select coalesce(max(id), 0)::int as "lastId" from template_version',
    );
    if (this.made?.lastId === lastId) return this.made.words;
    const newest = await newestVersions(em);
    const saved = newest.filter((version): version is NewestVersion & SavedText => version.parts !== null);
    const words = { ...settleTexts(this.files, saved), newest };
    this.made = { lastId, words };
    for (const mistake of mistakesOf(words)) this.complain(mistake);
    return words;
  }
}

/** Everything wrong with what is in force, and with what was saved and is not in force for that reason. */
export function mistakesOf({ renderer, fellBack }: Settled): TemplateMistake[] {
  return [...mistakesIn(renderer), ...fellBack.flatMap(({ mistakes }) => mistakes)];
}

export async function newestVersions(em: EntityManager): Promise<NewestVersion[]> {
  const rows = await em.execute<
    (Omit<NewestVersion, 'savedBy'> & { by: string | null; name: string | null })[]
  >(
    `select distinct on (v.key, v.language) v.key, v.language, v.version, v.parts, v.saved_at as "savedAt", v.why,
       p.id as by, p.name
     from template_version v left join person p on p.id = v.saved_by
     order by v.key, v.language, v.version desc`,
  );
  return rows.map(({ by, name, ...row }) => ({
    ...row,
    savedAt: new Date(row.savedAt),
    savedBy: by && name ? { id: by, name } : null,
  }));
}
