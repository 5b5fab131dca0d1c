import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Conversation } from '#api-client';
import { Composer } from '../composer/composer.js';
import type { Writing } from '../composer/use-draft.js';
import { useTellPresence } from '../live/use-tell-presence.js';
import { ContactNotice } from '../person/contact-notice.js';
import { usePersonMode } from '../person/use-person-mode.js';
import { PrintConversation } from '../print/print-conversation.js';
import { ActionBar } from './action-bar.js';
import { ConversationHeader } from './conversation-header.js';
import type { PaneTools } from './conversation-pane.js';
import classes from './conversation-view.module.css';
import { DelayBanner } from './delay-banner.js';
import { HandlingChips } from './handling-chips.js';
import { MergedBanner } from './merged-banner.js';
import { SidePanel } from './side-panel.js';
import { SpokenNews } from './spoken-news.js';
import { SuggestionBanner } from './suggestion-banner.js';
import { Timeline } from './timeline.js';
import { useActions } from './use-actions.js';
import { useHandling } from './use-handling.js';
import { usePanel } from './use-panel.js';

interface Props extends PaneTools {
  conversation: Conversation;
  writing: Writing | null;
  setWriting: (writing: Writing | null) => void;
}

/** One conversation: what it is, what was said, what can be done. */
export function ConversationView({ conversation, writing, setWriting, goNext, close, personAddress }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const { state } = useLocation();
  const following = (state as { following?: boolean } | null)?.following ?? false;
  const { tab, setTab, openFor } = usePanel();
  const person = usePersonMode(conversation, tab === 'person', () => openFor('person'));
  const [printing, setPrinting] = useState(false);
  const actions = useActions(conversation, goNext);
  const navigate = useNavigate();
  const { search } = useLocation();
  const handling = useHandling(
    conversation,
    goNext,
    (reference) => void navigate(`/conversations/${reference}${search}`),
  );
  useTellPresence(conversation.reference, writing ? 'writing' : 'viewing');

  // Whoever opens it starts at its heading; whoever goes along the list with j and k stays there.
  useEffect(() => {
    if (!following && !writing) title.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div className={classes.view} data-panel={tab ? true : undefined}>
      <div className={classes.body}>
        <ConversationHeader
          conversation={conversation}
          title={title}
          close={close}
          panel={tab}
          setPanel={setTab}
        />
        <ActionBar
          conversation={conversation}
          actions={actions}
          handling={handling}
          print={() => setPrinting(true)}
        />
        <div className={classes.about}>
          <HandlingChips conversation={conversation} handling={handling} />
          <MergedBanner conversation={conversation} handling={handling} />
          {conversation.suggestion && !conversation.mergedInto && (
            <SuggestionBanner suggestion={conversation.suggestion} handling={handling} />
          )}
          <DelayBanner conversation={conversation} handling={handling} />
          <ContactNotice conversation={conversation} />
        </div>
        <Timeline conversation={conversation} />
        <Composer
          conversation={conversation}
          writing={writing}
          setWriting={setWriting}
          goNext={goNext}
          goToList={close}
          afterwards={() => title.current?.focus({ preventScroll: true })}
        />
      </div>
      {tab && (
        <SidePanel
          conversation={conversation}
          handling={handling}
          tab={tab}
          setTab={setTab}
          person={person}
          personAddress={personAddress}
        />
      )}
      <PrintConversation conversation={conversation} asking={printing} setAsking={setPrinting} />
      <SpokenNews conversation={conversation} writing={writing} />
    </div>
  );
}
