import { OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/sql';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { DomainError, type ErrorKind, type FieldError } from '#shared';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
};

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors: FieldError[];
}

/** Every error leaves as RFC 9457 problem details; what went wrong inside is logged, not told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.problem(error);
    if (problem.status === 500) this.logger.error(error);
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private problem(error: unknown): Problem {
    if (error instanceof DomainError) {
      const status = STATUS[error.kind];
      return problem(error.code, status, error.message, error.fields);
    }
    // Two came at once, and both had looked before either wrote.
    if (error instanceof OptimisticLockError) {
      return problem(
        'stale-version',
        409,
        'Somebody changed it in the same moment. Look at it again, then try once more.',
      );
    }
    if (error instanceof UniqueConstraintViolationException) {
      return problem('conflict', 409, 'Somebody did the same in the same moment. Look again.');
    }
    if (error instanceof HttpException) {
      const status = error.getStatus();
      return problem(
        slug(error.name),
        status,
        status === 404 ? 'There is nothing at this address.' : error.message,
      );
    }
    // What body-parser throws: too large, or no JSON.
    const { status, type } = error as { status?: number; type?: string };
    if (status && status >= 400 && status < 500)
      return problem(slug(type ?? 'bad-request'), status, (error as Error).message);
    return problem(
      'internal',
      500,
      'Something went wrong on our side. Nothing you sent before is lost. Try again.',
    );
  }
}

function problem(code: string, status: number, detail: string, errors: FieldError[] = []): Problem {
  return { type: `urn:postroom:problem:${code}`, title: code.replaceAll('-', ' '), status, detail, errors };
}

function slug(name: string): string {
  return name
    .replace(/Exception$/, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[. ]/g, '-')
    .toLowerCase();
}
