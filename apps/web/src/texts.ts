import { actions } from './texts/actions.js';
import { bodies } from './texts/bodies.js';
import { bulk } from './texts/bulk.js';
import { calendars } from './texts/calendars.js';
import { cannedReplies } from './texts/canned-replies.js';
import { channels } from './texts/channels.js';
import { charters } from './texts/charters.js';
import { composer } from './texts/composer.js';
import { conversation } from './texts/conversation.js';
import { frame } from './texts/frame.js';
import { handling } from './texts/handling.js';
import { keys } from './texts/keys.js';
import { list } from './texts/list.js';
import { live } from './texts/live.js';
import { message } from './texts/message.js';
import { notifications } from './texts/notifications.js';
import { palette } from './texts/palette.js';
import { people } from './texts/people.js';
import { person } from './texts/person.js';
import { problems } from './texts/problems.js';
import { rules } from './texts/rules.js';
import { search } from './texts/search.js';
import { session } from './texts/session.js';
import { setAside } from './texts/set-aside.js';
import { targets } from './texts/targets.js';
import { templates } from './texts/templates.js';
import { views } from './texts/views.js';
import { writing } from './texts/writing.js';

/** Every word the staff app says, in plain English, a file for each part of it. Another language is another folder of this shape. */
export const texts = {
  product: 'Postroom',
  problems,
  session,
  frame,
  list,
  bulk,
  search,
  views,
  palette,
  conversation,
  message,
  person,
  actions,
  bodies,
  handling,
  live,
  notifications,
  people,
  composer,
  calendars,
  cannedReplies,
  rules,
  charters,
  targets,
  channels,
  setAside,
  templates,
  keys,
  writing,
} as const;
