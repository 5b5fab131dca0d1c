import type { EntityManager } from '@mikro-orm/sql';
import { type PlainLanguage, USUAL_PLAIN_LANGUAGE } from '../plain-language/index.js';
import { ComposingSettings } from './composing-settings.entity.js';

const USUAL_UNDO_SECONDS = 10;

export interface Composing {
  undoSeconds: number;
  plainLanguage: PlainLanguage;
}

export async function composingSettings(em: EntityManager): Promise<Composing> {
  const found = await em.findOne(ComposingSettings, { id: 1 });
  return {
    undoSeconds: found?.undoSeconds ?? USUAL_UNDO_SECONDS,
    plainLanguage: found?.plainLanguage ?? USUAL_PLAIN_LANGUAGE,
  };
}

/** Changes what is given. */
export async function changeComposing(em: EntityManager, change: Partial<Composing>): Promise<Composing> {
  await em.transactional(async (transaction) => {
    const found =
      (await transaction.findOne(ComposingSettings, { id: 1 })) ??
      transaction.create(ComposingSettings, { id: 1, undoSeconds: USUAL_UNDO_SECONDS });
    Object.assign(found, change);
    await transaction.persist(found).flush();
  });
  return composingSettings(em);
}
