import { type EntityManager, TransactionContext } from '@mikro-orm/sql';

/**
 * The manager of the transaction that we are in, or a new one. The embedded database has one connection: a query beside
 * an open transaction would wait for its end, and the transaction for the query, for ever.
 */
export function currentManager(em: EntityManager): EntityManager {
  return (TransactionContext.getEntityManager(em.name) as EntityManager | undefined) ?? em.fork();
}
