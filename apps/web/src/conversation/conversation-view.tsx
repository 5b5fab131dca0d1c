import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import type { Conversation } from '#api-client';
import { Composer } from '../composer/composer.js';
import type { Writing } from '../composer/use-draft.js';
import { useKeys } from '../keyboard/use-keys.js';
import { ActionBar } from './action-bar.js';
import { ConversationHeader } from './conversation-header.js';
import type { PaneTools } from './conversation-pane.js';
import classes from './conversation-view.module.css';
import { type PanelTab, SidePanel, useKeptPanel } from './side-panel.js';
import { SuggestionBanner } from './suggestion-banner.js';
import { Timeline } from './timeline.js';
import { useActions } from './use-actions.js';

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
  const [tab, setTab] = useKeptPanel();
  const actions = useActions(conversation, goNext);

  // Whoever opens it starts at its heading; whoever goes along the list with j and k stays there.
  useEffect(() => {
    if (!following && !writing) title.current?.focus({ preventScroll: true });
  }, []);

  const show = (next: PanelTab) => () => setTab(tab === next ? null : next);
  useKeys({
    y: show('why'),
    d: show('dates'),
    p: show('person'),
  });

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
        <ActionBar conversation={conversation} actions={actions} />
        {conversation.suggestion && <SuggestionBanner suggestion={conversation.suggestion} />}
        <Timeline conversation={conversation} />
        <Composer
          conversation={conversation}
          writing={writing}
          setWriting={setWriting}
          goNext={goNext}
          afterwards={() => title.current?.focus({ preventScroll: true })}
        />
      </div>
      {tab && (
        <SidePanel conversation={conversation} tab={tab} setTab={setTab} personAddress={personAddress} />
      )}
    </div>
  );
}
