import { defineEntity, type EntityManager, p } from '@mikro-orm/sql';

const IdempotentAnswerSchema = defineEntity({
  name: 'IdempotentAnswer',
  tableName: 'idempotent_answer',
  properties: {
    /** Hash of who called, what they called, and their key. */
    key: p.string().length(64).primary(),
    /** Hash of what they sent: the same key with something else is refused. */
    request: p.string().length(64),
    /** Null while the first call is under way. */
    status: p.integer().nullable(),
    body: p.json<unknown[]>().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [{ properties: ['createdAt'] }],
});

/** What a POST with an Idempotency-Key was answered, so that a repetition gets the same and does nothing. */
export class IdempotentAnswer extends IdempotentAnswerSchema.class {}
IdempotentAnswerSchema.setClass(IdempotentAnswer);

/** Takes away those that nobody repeats any more. */
export async function sweepAnswers(em: EntityManager): Promise<void> {
  await em.execute(`delete from idempotent_answer where created_at < now() - interval '48 hours'`);
}
