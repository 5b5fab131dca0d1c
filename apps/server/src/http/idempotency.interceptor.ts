import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/sql';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { catchError, from, type Observable, of, switchMap } from 'rxjs';
import { DomainError } from '#shared';
import { OPEN_KEY, type StaffRequest } from './access.js';
import { bytesOf, isFile } from './bytes-of.js';
import { IdempotentAnswer } from './idempotency.entity.js';

const KEPT = '24 hours';
/** A first call that has not answered by then died; its key may be used again. */
const UNDER_WAY = '2 minutes';

/**
 * Every POST honours an `Idempotency-Key`: the same call again is answered as the first was, and does nothing. Not what is
 * open to everybody: an answer that signs somebody in is theirs, and is never kept.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly em: EntityManager,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<StaffRequest>();
    const given = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof given !== 'string' || given === '') return next.handle();
    if (this.reflector.getAllAndOverride<boolean>(OPEN_KEY, [context.getHandler(), context.getClass()]))
      return next.handle();
    if (given.length > 200) throw DomainError.invalid('The Idempotency-Key is longer than 200 characters.');
    const response = context.switchToHttp().getResponse<Response>();
    const key = digest([request.person?.id ?? '', request.originalUrl, given]);
    return from(digestOf(request).then((sent) => this.begin(key, sent))).pipe(
      switchMap((earlier) => {
        if (earlier) {
          response.status(earlier.status).setHeader('Idempotency-Replayed', 'true');
          return of(earlier.body);
        }
        return next.handle().pipe(
          switchMap(async (body) => {
            // A file is made anew: nothing that is told as one has changed anything.
            if (body instanceof StreamableFile) await this.forget(key);
            else await this.keep(key, response.statusCode, body);
            return body;
          }),
          catchError(async (error) => {
            // What failed may be tried again under the same key.
            await this.forget(key);
            throw error;
          }),
        );
      }),
    );
  }

  private async begin(key: string, request: string): Promise<{ status: number; body: unknown } | null> {
    const [begun] = await this.em.execute(
      `insert into idempotent_answer (key, request) values (?, ?)
       on conflict (key) do update set request = excluded.request, status = null, body = null, created_at = now()
       where idempotent_answer.created_at < now() - interval '${KEPT}'
          or idempotent_answer.status is null and idempotent_answer.created_at < now() - interval '${UNDER_WAY}'
       returning key`,
      [key, request],
    );
    if (begun) return null;
    const earlier = await this.em.fork().findOne(IdempotentAnswer, { key });
    if (earlier && earlier.request !== request) {
      throw new DomainError(
        'conflict',
        'idempotency-key-reused',
        'This Idempotency-Key was used for something else.',
      );
    }
    if (!earlier?.status) {
      throw new DomainError(
        'conflict',
        'idempotency-under-way',
        'The first call with this Idempotency-Key is still under way.',
      );
    }
    return { status: earlier.status, body: earlier.body?.[0] };
  }

  private async forget(key: string): Promise<void> {
    await this.em.fork().nativeDelete(IdempotentAnswer, { key });
  }

  private async keep(key: string, status: number, body: unknown): Promise<void> {
    await this.em.fork().nativeUpdate(IdempotentAnswer, { key }, { status, body: [body ?? null] });
  }
}

/** Of all that was sent; the bytes of a file stand in `body` from then on. */
async function digestOf(request: StaffRequest): Promise<string> {
  if (!isFile(request)) return digest([JSON.stringify(request.body ?? null)]);
  request.body = await bytesOf(request);
  return createHash('sha256').update(request.body).digest('hex');
}

function digest(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
