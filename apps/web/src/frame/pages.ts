import type { Who } from '#api-client';
import { isManager } from '../session/who.js';
import { texts } from '../texts.js';

export interface PageLink {
  to: string;
  name: string;
}

const TEMPLATES: PageLink = { to: '/templates', name: texts.templates.title };

/** What managers look after; for others there is nothing. */
export function pagesToManage(who: Who): PageLink[] {
  if (!isManager(who)) return [];
  return [
    { to: '/rules', name: texts.rules.title },
    { to: '/charters', name: texts.charters.title },
    { to: '/targets', name: texts.targets.title },
    { to: '/calendars', name: texts.calendars.title },
    TEMPLATES,
    { to: '/set-aside', name: texts.frame.setAside },
    { to: '/teams', name: texts.people.teams },
    { to: '/canned-replies', name: texts.cannedReplies.title },
    { to: '/bodies', name: texts.bodies.title },
    { to: '/writing', name: texts.writing.title },
  ];
}

/** Every page beside the inbox that somebody may see. */
export function pagesFor(who: Who): PageLink[] {
  return [
    { to: '/channels', name: texts.frame.channels },
    { to: '/me', name: texts.people.me },
    // Whoever answers may read them.
    ...(isManager(who) ? pagesToManage(who) : [TEMPLATES]),
  ];
}
