import type { EntityManager } from '@mikro-orm/sql';
import {
  type Actor,
  answerOwed,
  Contact,
  type Conversation,
  Message,
  matterOf,
  Queue,
  type RuleBook,
} from '#inbox';
import { type DueDates, dayOf, TargetClock } from '#targets';
import { contactBlock } from '../envelopes.js';
import { forwardedOriginal } from '../forwarded-original.js';
import { bareSubject } from '../outgoing-ids.js';
import { bodyOf } from '../rich-text/index.js';
import type { Variable, Variables } from '../templates/index.js';

type Values = Record<string, unknown>;

/**
 * What a past item fills a template's variables with. A value of null is known not to be there, as the day of an answer where
 * none is owed. Changes nothing.
 * @param actor who looks, and stands in for the advisor where nobody has answered
 */
export async function itemFacts(
  em: EntityManager,
  conversation: Conversation,
  { dueDates, rules, actor, now }: { dueDates: DueDates; rules: RuleBook; actor: Actor; now: Date },
): Promise<Values> {
  const organisation = await dueDates.organisation();
  const { reference, subject, kind, queue, contactId, receivedAt } = conversation;
  const matter = await matterOf(em, conversation.id);
  const ofMatter = { conversationId: matter };
  const contact = contactId ? await em.findOne(Contact, { id: contactId }) : null;
  const first = await em.findOne(Message, { ...ofMatter, direction: 'inbound' }, { orderBy: { id: 'asc' } });
  const answer = await em.findOne(
    Message,
    { ...ofMatter, direction: 'outbound', purpose: null },
    { orderBy: { id: 'desc' }, populate: ['newHtml'] },
  );
  const clocks = await em.find(TargetClock, ofMatter, { orderBy: { dueAt: 'asc' } });
  const extension = clocks.flatMap(({ extensions }) => extensions).at(-1);
  const body = answer ? bodyOf({ text: answer.newText, html: answer.newHtml ?? undefined }) : null;
  const original = first ? forwardedOriginal(first, organisation.timeZone) : null;
  return {
    ...contactBlock(organisation),
    contact: { name: contact?.name || first?.from?.name || null },
    reference,
    subject: bareSubject(subject) || null,
    kind: await rules.kindInWords(kind),
    queue: { name: (await em.findOne(Queue, { key: queue }))?.name ?? queue },
    ombudsman: organisation.ombudsman ?? null,
    outOfHours: await dueDates.outOfHours(receivedAt),
    receivedOn: dayOf(receivedAt, organisation.timeZone),
    before: answerOwed(clocks.filter(({ dueAt }) => dueAt <= now))?.due ?? null,
    expectedBy: answerOwed(clocks.filter(({ dueAt }) => dueAt > now))?.due ?? null,
    reason: extension?.reason,
    advisor: { name: await nameOf(em, answer?.authorId ?? actor.id) },
    body: body?.text,
    bodyHtml: body?.html,
    original: original?.text,
    originalHtml: original?.html,
  };
}

async function nameOf(em: EntityManager, personId: string): Promise<string | undefined> {
  const [person] = await em.execute<{ name: string }[]>('select name from person where id = ?', [personId]);
  return person?.name;
}

/** Facts, with the examples in the place of what they lack: those are named. */
export function overExamples(variables: Variables, facts: Values): { data: Values; lacking: string[] } {
  const data: Values = {};
  const lacking: string[] = [];
  for (const [name, variable] of Object.entries(variables)) {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (fact === null && variable.optional) continue;
    if (variable.type === 'group') {
      const inside = overExamples(variable.fields, (fact ?? {}) as Values);
      data[name] = inside.data;
      lacking.push(...inside.lacking.map((field) => `${name}.${field}`));
    } else if (isThere(fact)) {
      data[name] = fact;
    } else {
      data[name] = exampleOf(variable);
      lacking.push(name);
    }
  }
  return { data, lacking };
}

function isThere(fact: unknown): boolean {
  return Array.isArray(fact) ? fact.length > 0 : typeof fact === 'string' && fact.trim() !== '';
}

function exampleOf(variable: Variable): unknown {
  if (variable.type === 'list') return [overExamples(variable.items, {}).data];
  return variable.type === 'group' ? overExamples(variable.fields, {}).data : variable.example;
}
