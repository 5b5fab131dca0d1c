import { DomainError } from '#shared';
import { checkTemplate } from './check-template.js';
import { oneLine } from './clean-lines.js';
import { type CompiledPartials, type CompiledTemplate, compileTemplate, fill } from './compile-template.js';
import { NO_CONTACT, partsWithoutContact } from './contact-promise.js';
import { isMistake, parseTemplate } from './parse-template.js';
import { type DataFor, type Purpose, purposes } from './purposes.js';
import { type Catalogue, catalogueOf, type TemplateEntry } from './template-catalogue.js';
import type { TemplatePart } from './template-checker.js';
import { templateData } from './template-data.js';
import { TemplateError, type TemplateMistake } from './template-error.js';
import type { TemplateFile } from './template-loader.js';
import { exampleData, type Variables } from './template-variables.js';

/** A message's words. */
export interface Rendered {
  /** One line, never blank. */
  subject: string;
  /** Lines that end in `\n`; never blank. */
  text: string;
  /** Null where the template has no HTML. */
  html: string | null;
}

/** RFC 5322 lets a line have 998 characters; mail programs show about a hundred. */
const LONGEST_SUBJECT = 250;

interface ReadyTemplate {
  entry: TemplateEntry;
  parts: Map<TemplatePart, CompiledTemplate>;
  mistakes: TemplateMistake[];
  /** Breaks the promise that every message says how to reach us. */
  withoutContact: TemplateMistake[];
  /** On examples; null where there is a mistake. */
  example: Rendered | null;
}

/** Fills templates. All of them are checked, compiled and tried on examples when it is made, never when a message waits. */
export class TemplateRenderer {
  private readonly templates = new Map<string, ReadyTemplate>();
  private readonly partials: { text: CompiledPartials; html: CompiledPartials };
  private readonly catalogue: Catalogue;

  constructor(private readonly files: TemplateFile[]) {
    this.catalogue = catalogueOf(files);
    this.partials = { text: this.compilePartials('text'), html: this.compilePartials('html') };
    for (const entry of this.catalogue.templates) this.templates.set(entry.key, this.prepare(entry));
  }

  /** Everything wrong with any of the templates; a template with a mistake is never filled. */
  get mistakes(): TemplateMistake[] {
    const all = [...this.templates.values()].flatMap((template) => template.mistakes);
    return [...this.catalogue.mistakes, ...all];
  }

  /** Templates that break the promise that every message says how to reach us. They are filled all the same. */
  get withoutContact(): TemplateMistake[] {
    return [...this.templates.values()].flatMap((template) => template.withoutContact);
  }

  /** The keys of all templates: `acknowledgement/default`. */
  get keys(): string[] {
    return [...this.templates.keys()].sort();
  }

  /** @throws DomainError `not-found` */
  entry(key: string): TemplateEntry {
    return this.template(key).entry;
  }

  /**
   * The words of a template on examples, or what is wrong with it; each mistake names its file by its place under `templates/`.
   * @param draft sources that are tried in place of those there are
   * @throws DomainError `not-found`
   */
  preview(
    key: string,
    draft: { [part in TemplatePart]?: string } = {},
  ): { rendered: Rendered | null; mistakes: TemplateMistake[] } {
    this.template(key);
    const tried = Object.entries(draft).map(([part, source]) => ({ path: `${key}/${part}.hbs`, source }));
    const rest = this.files.filter(({ path }) => !tried.some((each) => each.path === path));
    const renderer = new TemplateRenderer([...rest, ...tried].map((each) => ({ ...each, file: each.path })));
    const { example, mistakes, withoutContact } = renderer.template(key);
    return { rendered: example, mistakes: [...mistakes, ...withoutContact] };
  }

  /** The names of a purpose's templates: `default`, `complaint`. */
  names(purpose: Purpose): string[] {
    return this.catalogue.templates
      .filter((entry) => entry.purpose === purpose)
      .map((entry) => entry.key.slice(purpose.length + 1));
  }

  /**
   * The words of one message.
   * @param key `acknowledgement/default`
   * @throws TemplateError where the template has a mistake or a value is missing, with the place
   * @throws DomainError `not-found` where there is no such template
   */
  render<P extends Purpose>(key: `${P}/${string}`, data: DataFor<P>): Rendered {
    const { entry, parts, mistakes } = this.template(key);
    const [mistake] = mistakes;
    if (mistake) throw new TemplateError(key, mistake);
    return this.fillParts(entry, parts, data);
  }

  private template(key: string): ReadyTemplate {
    const template = this.templates.get(key);
    if (!template) throw DomainError.notFound('template', key);
    return template;
  }

  private prepare(entry: TemplateEntry): ReadyTemplate {
    const parts = new Map<TemplatePart, CompiledTemplate>();
    const mistakes: TemplateMistake[] = [];
    for (const [part, file] of partsOf(entry)) {
      const partials = part === 'subject' ? undefined : this.catalogue.partials[part];
      mistakes.push(
        ...checkTemplate(file.source, purposes[entry.purpose], { file: file.file, part, partials }),
      );
      const ast = parseTemplate(file);
      if (!isMistake(ast)) parts.set(part, compileTemplate(ast, file.file, part === 'html'));
    }
    if (mistakes.length > 0) return { entry, parts, mistakes, withoutContact: [], example: null };
    return { entry, parts, ...this.tryOut(entry, parts) };
  }

  /** Fills a template with all that there can be and with the least, which also makes the compiler do its work now. */
  private tryOut(
    entry: TemplateEntry,
    parts: ReadyTemplate['parts'],
  ): Pick<ReadyTemplate, 'mistakes' | 'withoutContact' | 'example'> {
    const variables: Variables = purposes[entry.purpose];
    try {
      const example = this.fillParts(entry, parts, exampleData(variables));
      const data = exampleData(variables, 'least');
      const least = this.fillParts(entry, parts, data);
      const withoutContact = partsWithoutContact(entry.purpose, least, data).map((part) => ({
        ...{ file: entry.parts[part]?.file ?? entry.key, line: 1, column: 1 },
        message: NO_CONTACT,
      }));
      return { mistakes: [], withoutContact, example };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      const { file, line, column, detail } = error;
      return { mistakes: [{ file, line, column, message: detail }], withoutContact: [], example: null };
    }
  }

  private fillParts(entry: TemplateEntry, parts: ReadyTemplate['parts'], given: object): Rendered {
    const data = templateData(purposes[entry.purpose], given);
    const filled = (part: TemplatePart): string => {
      const compiled = parts.get(part);
      const partials = part === 'subject' ? {} : this.partials[part];
      const text = compiled ? fill(compiled, entry.key, data, partials).trim() : '';
      const file = entry.parts[part]?.file ?? entry.key;
      if (text === '')
        throw new TemplateError(entry.key, { file, line: 1, column: 1, message: 'This comes out blank.' });
      return text;
    };
    return {
      subject: oneLine(filled('subject'), LONGEST_SUBJECT),
      text: filled('text'),
      html: parts.has('html') ? filled('html') : null,
    };
  }

  private compilePartials(form: 'text' | 'html'): CompiledPartials {
    const compiled: CompiledPartials = {};
    for (const [name, file] of this.catalogue.partials[form]) {
      const ast = parseTemplate(file);
      if (isMistake(ast)) this.catalogue.mistakes.push(ast);
      else compiled[name] = compileTemplate(ast, file.file, form === 'html');
    }
    return compiled;
  }
}

function partsOf(entry: TemplateEntry): [TemplatePart, TemplateFile][] {
  return Object.entries(entry.parts) as [TemplatePart, TemplateFile][];
}
