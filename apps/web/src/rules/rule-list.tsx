import { useState } from 'react';
import type { RuleFinding, RuleSentence } from '#api-client';
import { texts } from '../texts.js';
import { isSameRule } from './rule-draft.js';
import { RuleEditor } from './rule-editor.js';
import { RuleRow } from './rule-row.js';
import classes from './rules-page.module.css';
import type { RuleDrafting } from './use-rule-draft.js';

const words = texts.rules;

interface Props {
  drafting: RuleDrafting;
  findings: RuleFinding[];
  sentences: (RuleSentence | null)[];
  opened: string | null;
  setOpened: (key: string | null) => void;
}

/** The rules in the order in which they are looked at, as sentences; one of them may be open. */
export function RuleList({ drafting, findings, sentences, opened, setOpened }: Props) {
  const { rules } = drafting.draft;
  const [dragged, setDragged] = useState<string | null>(null);
  /** For who does not see where it went. */
  const [said, setSaid] = useState('');
  const move = (key: string, name: string, to: number) => {
    if (to < 0 || to >= rules.length) return;
    drafting.move(key, to);
    setSaid(words.moved(name, to + 1, rules.length));
  };
  if (rules.length === 0) return <p className={classes.none}>{words.none}</p>;
  return (
    <>
      <p className="unseen" role="status">
        {said}
      </p>
      <ol className={classes.rules}>
        {rules.map((rule, index) => {
          const { key, name } = rule;
          const own = findings.filter((finding) => finding.rule === key);
          const before = drafting.inBase(key);
          return (
            <li
              key={key}
              className={classes.rule}
              data-rule={key}
              data-dragged={dragged === key || undefined}
              onDragOver={(event) => dragged && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                const from = rules.find((each) => each.key === dragged);
                if (from && from.key !== key) move(from.key, from.name, index);
                setDragged(null);
              }}
            >
              {opened === key ? (
                <RuleEditor
                  rule={rule}
                  findings={own}
                  onChange={(patch) => drafting.change(key, patch)}
                  onRemove={() => {
                    setOpened(null);
                    drafting.remove(key);
                  }}
                  close={() => setOpened(null)}
                />
              ) : (
                <RuleRow
                  rule={rule}
                  place={index}
                  count={rules.length}
                  sentence={sentences[index] ?? null}
                  findings={own}
                  changed={before === null || !isSameRule(before, rule)}
                  open={() => setOpened(key)}
                  move={(to) => move(key, name, to)}
                  drag={(on) => setDragged(on ? key : null)}
                />
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
