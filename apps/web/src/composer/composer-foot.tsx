import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CannedReply } from '#api-client';
import { texts } from '../texts.js';
import { type useAfterSending, type Way, whereTo, whileHolding } from './after-sending.js';
import { AttachButton } from './attach-button.js';
import { CannedPicker } from './canned-picker.js';
import classes from './composer.module.css';
import type { DraftState } from './draft-keeper.js';
import { HintLine, HintList, useHints } from './hint-line.js';
import { HoldingLine } from './holding-line.js';
import { SendButton } from './send-button.js';
import type { Holding } from './use-holding.js';

const words = texts.composer;

interface Props {
  note: boolean;
  holding: Holding;
  setHolding: (on: boolean) => void;
  /** What goes out. */
  html: string;
  kept: DraftState['kept'];
  replies: CannedReply[];
  putCanned: (id: string) => void;
  attach: (files: File[]) => void;
  after: ReturnType<typeof useAfterSending>;
  go: (way: Way) => void;
  later: () => void;
  pending: boolean;
  disabled: boolean;
}

/** What is added to the text, whether it is kept, what would be easier to read, and the button that sends it. */
export function ComposerFoot({ note, holding, html, kept, after, go, pending, disabled, ...rest }: Props) {
  const hints = useHints(note ? '' : html);
  const [opened, setOpened] = useState(false);
  const way = whileHolding(after.way, holding.on);
  return (
    <>
      {/* Not in the foot, which must stay low: it covers what lies under it. */}
      <HintLine hints={hints} opened={opened} toggle={() => setOpened(!opened)} />
      {opened && <HintList hints={hints} />}
      <HoldingLine holding={holding} set={rest.setHolding} />
      <div className={classes.foot}>
        {!note && (
          <>
            <AttachButton add={rest.attach} />
            <CannedPicker replies={rest.replies} pick={rest.putCanned} />
          </>
        )}
        <span className={classes.hint}>
          {kept === 'everywhere' ? words.kept : kept === 'here' ? words.keptHere : ''}
        </span>
        {note ? (
          <Button type="submit" variant="default" loading={pending} disabled={disabled}>
            {words.keepNote}
          </Button>
        ) : (
          <SendButton
            way={way}
            holding={holding.on}
            then={whereTo(way, after.then)}
            setWay={after.setWay}
            setThen={after.setThen}
            go={(way) => go(way)}
            later={rest.later}
            pending={pending}
            disabled={disabled}
          />
        )}
      </div>
    </>
  );
}
