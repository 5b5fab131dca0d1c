import { DomainError } from '#shared';
import { checkTemplate } from './check-template.js';
import { oneLine } from './clean-lines.js';
import { type CompiledPartials, type CompiledTemplate, compileTemplate, fill } from './compile-template.js';
import { partsWithoutContact, withoutContactIn } from './contact-promise.js';
import { isMistake, parseTemplate } from './parse-template.js';
import { type DataFor, type Purpose, variablesOf } from './purposes.js';
import {
  type Catalogue,
  catalogueOf,
  lacking,
  type Partials,
  type TemplateEntry,
} from './template-catalogue.js';
import type { TemplatePart } from './template-checker.js';
import { templateData } from './template-data.js';
import { TemplateError, type TemplateMistake } from './template-error.js';
import type { TemplateFile } from './template-loader.js';
import { OWN_LANGUAGE } from './template-path.js';
import { exampleData } from './template-variables.js';

/** A message's words. */
export interface Rendered {
  /** One line, never blank. */
  subject: string;
  /** Lines that end in `\n`; never blank. */
  text: string;
  /** Null where the template has no HTML. */
  html: string | null;
  /** As one post on a social network; null where the template has none. */
  social: string | null;
}

/** Where the words of messages come from. */
export interface Templates {
  /**
   * The words of one message.
   * @param key `acknowledgement/default`
   * @param wished the language (BCP 47) it should be in, where the template is there in that; else it is in English
   * @throws TemplateError where the template has a mistake or a value is missing, with the place
   * @throws DomainError `not-found` where there is no such template
   */
  render<P extends Purpose>(
    key: `${P}/${string}`,
    data: DataFor<P>,
    wished?: string | null,
  ): Rendered | Promise<Rendered>;

  /** The names of a purpose's templates: `default`, `complaint`. */
  names(purpose: Purpose): string[] | Promise<string[]>;
}

/** RFC 5322 lets a line have 998 characters; mail programs show about a hundred. */
const LONGEST_SUBJECT = 250;

interface CompiledForms {
  text: CompiledPartials;
  html: CompiledPartials;
}

const FAILED = { withoutContact: [], example: null, reading: null };

/** A template in one language, tried. */
export interface ReadyTemplate {
  entry: TemplateEntry;
  parts: ReadonlyMap<TemplatePart, CompiledTemplate>;
  mistakes: TemplateMistake[];
  /** Breaks the promise that every message says how to reach us. */
  withoutContact: TemplateMistake[];
  /** On examples; null where there is a mistake. */
  example: Rendered | null;
  /** The example's text without the block that says how to reach us; null where there is a mistake. */
  reading: string | null;
}

/** Fills templates. All of them are checked, compiled and tried on examples when it is made, never when a message waits. */
export class TemplateRenderer implements Templates {
  /** By key, by language. */
  private readonly templates = new Map<string, Map<string, ReadyTemplate>>();
  /** By language: what there is in it, and English for the rest. */
  private readonly sources = new Map<string, Partials>();
  private readonly compiled = new Map<string, CompiledForms>();
  private readonly catalogue: Catalogue;

  constructor(files: TemplateFile[]) {
    this.catalogue = catalogueOf(files);
    for (const [language, own] of this.catalogue.partials) this.compilePartials(language, own);
    const english = this.catalogue.templates.filter(({ language }) => language === OWN_LANGUAGE);
    const keys = new Set(english.map(({ key }) => key));
    for (const entry of this.catalogue.templates) {
      const inLanguages = this.templates.get(entry.key) ?? new Map<string, ReadyTemplate>();
      this.templates.set(entry.key, inLanguages.set(entry.language, this.prepare(entry, keys)));
    }
  }

  /** Everything wrong with any of the templates; a template with a mistake is never filled. */
  get mistakes(): TemplateMistake[] {
    return [...this.catalogue.mistakes, ...this.all.flatMap((template) => template.mistakes)];
  }

  /** Templates that break the promise that every message says how to reach us. They are filled all the same. */
  get withoutContact(): TemplateMistake[] {
    return this.all.flatMap((template) => template.withoutContact);
  }

  /** Every template in each of its languages. */
  get all(): ReadyTemplate[] {
    return [...this.templates.values()].flatMap((inLanguages) => [...inLanguages.values()]);
  }

  /** The keys of all templates: `acknowledgement/default`. */
  get keys(): string[] {
    return [...this.templates.keys()].sort();
  }

  /** The names of a purpose's templates: `default`, `complaint`. */
  names(purpose: Purpose): string[] {
    return [...this.templates.keys()]
      .filter((key) => key.startsWith(`${purpose}/`))
      .map((key) => key.slice(purpose.length + 1));
  }

  /** The language in which a template would go out: the one that is wished for where it is whole in that, else English. */
  languageFor(key: string, wished: string | null | undefined): string {
    const whole = (language: string) => this.templates.get(key)?.get(language)?.mistakes.length === 0;
    const candidates = wished ? [wished, wished.split('-')[0] ?? wished] : [];
    return candidates.find(whole) ?? OWN_LANGUAGE;
  }

  has(key: string, language = OWN_LANGUAGE): boolean {
    return this.templates.get(key)?.has(language) ?? false;
  }

  /** @throws DomainError `not-found` */
  template(key: string, language = OWN_LANGUAGE): ReadyTemplate {
    const template = this.templates.get(key)?.get(language);
    if (!template) throw DomainError.notFound('template', key);
    return template;
  }

  render<P extends Purpose>(key: `${P}/${string}`, data: DataFor<P>, wished: string | null = null): Rendered {
    const template = this.template(key, this.languageFor(key, wished));
    const [mistake] = template.mistakes;
    if (mistake) throw new TemplateError(key, mistake);
    return this.fillParts(template.entry, template.parts, data);
  }

  private prepare(entry: TemplateEntry, inEnglish: ReadonlySet<string>): ReadyTemplate {
    const parts = new Map<TemplatePart, CompiledTemplate>();
    const mistakes = lacking(entry, inEnglish.has(entry.key));
    const { text, html } = this.partialsIn(this.sources, entry.language);
    for (const [part, file] of partsOf(entry)) {
      const partials = part === 'subject' ? undefined : part === 'html' ? html : text;
      mistakes.push(
        ...checkTemplate(file.source, variablesOf(entry.purpose), { file: file.file, part, partials }),
      );
      const ast = parseTemplate(file);
      if (!isMistake(ast)) parts.set(part, compileTemplate(ast, file.file, part === 'html'));
    }
    if (mistakes.length > 0) return { entry, parts, mistakes, ...FAILED };
    return { entry, parts, ...this.tryOut(entry, parts) };
  }

  /** Fills a template with all that there can be and with the least, which also makes the compiler do its work now. */
  private tryOut(
    entry: TemplateEntry,
    parts: ReadyTemplate['parts'],
  ): Omit<ReadyTemplate, 'entry' | 'parts'> {
    const variables = variablesOf(entry.purpose);
    try {
      const example = this.fillParts(entry, parts, exampleData(variables));
      const data = exampleData(variables, 'least');
      const least = this.fillParts(entry, parts, data);
      const withoutContact = partsWithoutContact(entry.purpose, least, data).map((part) =>
        withoutContactIn(part, entry.parts[part]?.file ?? entry.key),
      );
      return { mistakes: [], withoutContact, example, reading: this.reading(entry, parts) };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      const { file, line, column, detail } = error;
      return { mistakes: [{ file, line, column, message: detail }], ...FAILED };
    }
  }

  /** The example's text without the block that says how to reach us. */
  private reading(entry: TemplateEntry, parts: ReadyTemplate['parts']): string {
    const { key, purpose, language } = entry;
    const data = templateData(
      variablesOf(purpose),
      { ...exampleData(variablesOf(purpose)), language },
      language,
    );
    const { text } = this.partialsIn(this.compiled, language);
    const compiled = parts.get('text');
    return compiled ? fill(compiled, key, data, { ...text, 'contact-links': () => '' }).trim() : '';
  }

  private fillParts(entry: TemplateEntry, parts: ReadyTemplate['parts'], given: object): Rendered {
    const { key, purpose, language } = entry;
    const data = templateData(variablesOf(purpose), { ...given, language }, language);
    const { text, html } = this.partialsIn(this.compiled, language);
    const filled = (part: TemplatePart): string => {
      const compiled = parts.get(part);
      const partials = part === 'subject' ? {} : part === 'html' ? html : text;
      const words = compiled ? fill(compiled, key, data, partials).trim() : '';
      const file = entry.parts[part]?.file ?? key;
      if (words === '')
        throw new TemplateError(key, { file, line: 1, column: 1, message: 'This comes out blank.' });
      return words;
    };
    return {
      subject: oneLine(filled('subject'), LONGEST_SUBJECT),
      text: filled('text'),
      html: parts.has('html') ? filled('html') : null,
      social: parts.has('social') ? filled('social') : null,
    };
  }

  private partialsIn<T>(byLanguage: ReadonlyMap<string, T>, language: string): T {
    return byLanguage.get(language) ?? (byLanguage.get(OWN_LANGUAGE) as T);
  }

  private compilePartials(language: string, own: Partials): void {
    const english = { sources: this.sources.get(OWN_LANGUAGE), compiled: this.compiled.get(OWN_LANGUAGE) };
    const compiled: CompiledForms = {
      text: { ...english.compiled?.text },
      html: { ...english.compiled?.html },
    };
    for (const form of ['text', 'html'] as const) {
      for (const [name, file] of own[form]) {
        const ast = parseTemplate(file);
        if (isMistake(ast)) this.catalogue.mistakes.push(ast);
        else compiled[form][name] = compileTemplate(ast, file.file, form === 'html');
      }
    }
    this.compiled.set(language, compiled);
    this.sources.set(language, {
      text: new Map([...(english.sources?.text ?? []), ...own.text]),
      html: new Map([...(english.sources?.html ?? []), ...own.html]),
    });
  }
}

function partsOf(entry: TemplateEntry): [TemplatePart, TemplateFile][] {
  return Object.entries(entry.parts) as [TemplatePart, TemplateFile][];
}
