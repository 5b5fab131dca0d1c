/** What a caller can do about it; HTTP and the command line each translate this once. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-many'
  | 'unavailable';

export interface FieldError {
  /** Where it is wrong, dotted: `settings.host`. */
  path: string;
  message: string;
}

/** Something the caller asked for that cannot be done, said in plain English. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: ErrorKind,
    /** A stable slug for programs: `stale-version`. */
    readonly code: string,
    message: string,
    readonly fields: FieldError[] = [],
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }

  static notFound(what: string, key: string): DomainError {
    return new DomainError('not-found', 'not-found', `There is no ${what} "${key}".`);
  }

  static invalid(message: string, fields: FieldError[] = []): DomainError {
    return new DomainError('invalid', 'invalid', message, fields);
  }
}
