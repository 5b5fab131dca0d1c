import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import type { RuleFinding, RuleSentence } from '#api-client';
import { texts } from '../texts.js';
import { FindingLines } from './finding-lines.js';
import type { DraftRule } from './rule-draft.js';
import classes from './rules-page.module.css';
import { Sentence } from './sentence.js';

const words = texts.rules;

interface Props {
  rule: DraftRule;
  /** From 0. */
  place: number;
  count: number;
  /** Null: it is not complete. */
  sentence: RuleSentence | null;
  findings: RuleFinding[];
  changed: boolean;
  open: () => void;
  move: (to: number) => void;
  drag: (on: boolean) => void;
}

/** Where the focus stands when a rule is closed. */
export const idOfRule = (key: string) => `rule ${key}`;

/** A rule as one reads it. Alt with an arrow key moves it, as the buttons and the handle do. */
export function RuleRow({ rule, place, count, sentence, findings, changed, open, move, drag }: Props) {
  const { key, name, enabled, from, to } = rule;
  const off = enabled === false;
  return (
    <div className={classes.row} data-off={off || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons and keys beside it do the same. */}
      <span
        className={classes.handle}
        title={words.drag}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', name);
          drag(true);
        }}
        onDragEnd={() => drag(false)}
      >
        <IconGripVertical size={16} stroke={1.5} aria-hidden="true" />
      </span>
      <span className={classes.place}>{place + 1}</span>
      <div className={classes.about}>
        <button
          type="button"
          id={idOfRule(key)}
          className={classes.open}
          onClick={open}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            move(place + (event.key === 'ArrowUp' ? -1 : 1));
          }}
        >
          {name || words.newName}
          <span className="unseen">, {words.open(name)}</span>
        </button>
        {off && <span className={classes.mark}>{words.off}</span>}
        {(from || to) && <span className={classes.mark}>{words.season(from, to)}</span>}
        {changed && (
          <span className={classes.mark} data-changed>
            {words.changed}
          </span>
        )}
        {sentence ? <Sentence parts={sentence} /> : <p className={classes.quiet}>{words.unread}</p>}
        <FindingLines findings={findings} />
      </div>
      <div className={classes.movers}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.up(name)}
          data-disabled={place === 0 || undefined}
          aria-disabled={place === 0}
          onClick={() => move(place - 1)}
        >
          <IconArrowUp size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.down(name)}
          data-disabled={place === count - 1 || undefined}
          aria-disabled={place === count - 1}
          onClick={() => move(place + 1)}
        >
          <IconArrowDown size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
    </div>
  );
}
