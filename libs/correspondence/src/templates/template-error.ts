/** Something wrong in a template, and where. */
export interface TemplateMistake {
  /** The file as it was found, or the name it was given. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** In plain English, for the person who wrote the template. */
  message: string;
}

/** A message that was not made, because it would have been wrong or blank. Says where in which template, and why. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The message without its place. */
  readonly detail: string;

  constructor(
    /** The template's key: `acknowledgement/default`. */
    readonly template: string,
    mistake: TemplateMistake,
    options?: { cause?: unknown },
  ) {
    super(`${mistake.file}:${mistake.line}:${mistake.column}: ${mistake.message}`, options);
    this.file = mistake.file;
    this.line = mistake.line;
    this.column = mistake.column;
    this.detail = mistake.message;
  }
}
