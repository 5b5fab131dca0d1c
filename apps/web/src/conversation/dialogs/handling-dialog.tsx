import type { Conversation } from '#api-client';
import { texts } from '../../texts.js';
import type { Asking } from '../handling-menu.js';
import type { Actions } from '../use-actions.js';
import type { Handling } from '../use-handling.js';
import { AskDialog } from './ask-dialog.js';
import { EscalateDialog } from './escalate-dialog.js';
import { ExtendDialog } from './extend-dialog.js';
import { HandOverDialog } from './hand-over-dialog.js';
import { JoinDialog } from './join-dialog.js';
import { KindDialog } from './kind-dialog.js';
import { MomentDialog } from './moment-dialog.js';
import { OutcomeDialog } from './outcome-dialog.js';
import { RedirectDialog } from './redirect-dialog.js';
import { SplitDialog } from './split-dialog.js';
import { TagsDialog } from './tags-dialog.js';
import { WhichDialog } from './which-dialog.js';

const words = texts.handling;

interface Props {
  asking: Asking;
  conversation: Conversation;
  actions: Actions;
  handling: Handling;
  close: () => void;
}

/** Asks for what is needed before something is done. */
export function HandlingDialog({ asking, ...rest }: Props) {
  const { actions, conversation, handling, close } = rest;
  switch (asking) {
    case 'outcome':
      return <OutcomeDialog {...rest} />;
    case 'snooze':
      return (
        <MomentDialog
          title={words.snoozeTitle}
          go={words.momentGo.snooze}
          latest={rest.conversation.dueAt}
          choose={(at) => handling.snooze(at)}
          close={close}
        />
      );
    case 'wait-contact':
    case 'wait-others':
      return (
        <MomentDialog
          title={words.waitUntilTitle}
          go={words.momentGo.wait}
          choose={(at) => actions.wait(asking === 'wait-contact' ? 'contact' : 'others', at)}
          close={close}
        />
      );
    case 'ask':
      return <AskDialog {...rest} />;
    case 'remind':
      return (
        <MomentDialog
          title={words.remind}
          go={words.momentGo.remind}
          withText
          choose={(at, text) => handling.remind(at, text)}
          close={close}
        />
      );
    case 'hand-over':
      return <HandOverDialog {...rest} />;
    case 'extend':
      return <ExtendDialog {...rest} />;
    case 'kind':
      return <KindDialog {...rest} />;
    case 'tags':
      return <TagsDialog {...rest} />;
    case 'split':
      return <SplitDialog {...rest} />;
    case 'unmerge':
      return (
        <WhichDialog
          title={words.unmergeWhich}
          among={conversation.merged}
          choose={(part) => void handling.unmerge(part, conversation.reference)}
          close={close}
        />
      );
    case 'unlink':
      return (
        <WhichDialog
          title={words.unlinkWhich}
          among={conversation.links}
          choose={(other) => void handling.unlink(other)}
          close={close}
        />
      );
    case 'redirect':
      return <RedirectDialog {...rest} />;
    case 'escalate':
      return <EscalateDialog {...rest} />;
    case 'merge':
    case 'link':
      return <JoinDialog way={asking} {...rest} />;
  }
}
