/** What the server said was wrong (RFC 9457), or that it could not be reached at all. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** HTTP status; 0 where no answer came. */
    readonly status: number,
    /** The stable slug: `stale-version`, `sign-in`; `offline` where no answer came. */
    readonly code: string,
    detail: string,
    /** What is wrong, by the dotted path of the field. */
    readonly fields: { path: string; message: string }[] = [],
  ) {
    super(detail);
  }

  field(path: string): string | undefined {
    return this.fields.find((each) => each.path === path)?.message;
  }
}

interface ProblemBody {
  type?: string;
  detail?: string;
  errors?: { path: string; message: string }[];
}

/** Whatever a call threw, as a problem with words that a person can read. */
export function problemFrom(error: unknown, response: Response | undefined, offline: string): Problem {
  if (error instanceof Problem) return error;
  if (!response) return new Problem(0, 'offline', offline);
  const { type = '', detail, errors } = (typeof error === 'object' && error ? error : {}) as ProblemBody;
  const code = type.replace('urn:postroom:problem:', '') || `http-${response.status}`;
  return new Problem(response.status, code, detail ?? offline, errors);
}
