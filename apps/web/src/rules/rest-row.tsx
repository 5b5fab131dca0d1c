import { Button, MultiSelect, NativeSelect } from '@mantine/core';
import type { RuleDefaults, RuleFinding } from '#api-client';
import { texts } from '../texts.js';
import { FindingLines } from './finding-lines.js';
import { optionsOf, prioritiesIn, useVocabulary } from './rule-context.js';
import editor from './rule-editor.module.css';
import { idOfRule } from './rule-row.js';
import classes from './rules-page.module.css';
import { Sentence } from './sentence.js';

const words = texts.rules;
/** Stands for it among the keys of rules: none of them has a blank. */
export const REST = 'the rest';

interface Props {
  defaults: RuleDefaults;
  findings: RuleFinding[];
  opened: boolean;
  setOpened: (opened: boolean) => void;
  onChange: (patch: Partial<RuleDefaults>) => void;
}

/** What happens to whatever no rule has decided. */
export function RestRow({ defaults, findings, opened, setOpened, onChange }: Props) {
  const vocabulary = useVocabulary();
  const { names } = vocabulary;
  const nameOf = (list: { key: string; name: string }[], key: string) =>
    list.find((each) => each.key === key)?.name ?? key;
  const [goes, queue] = words.restSentence(nameOf(names.queues, defaults.queue));
  const promises = defaults.targets.map((key) => nameOf(names.targets, key)).join(', ');
  const [promised, promise] = words.restPromise(promises);
  return (
    <section className={classes.rule} aria-label={words.rest}>
      {opened ? (
        <div className={editor.editor}>
          <h3 className={editor.step}>{words.rest}</h3>
          <div className={editor.days}>
            <NativeSelect
              label={words.queue}
              autoFocus
              value={defaults.queue}
              data={optionsOf(names.queues)}
              onChange={({ currentTarget }) => onChange({ queue: currentTarget.value })}
            />
            <NativeSelect
              label={words.kind}
              value={defaults.kind}
              data={optionsOf(names.kinds)}
              onChange={({ currentTarget }) => onChange({ kind: currentTarget.value })}
            />
            <NativeSelect
              label={words.priority}
              value={defaults.priority}
              data={optionsOf(prioritiesIn(vocabulary))}
              onChange={({ currentTarget }) =>
                onChange({ priority: currentTarget.value as RuleDefaults['priority'] })
              }
            />
            <NativeSelect
              label={words.acknowledgement}
              value={defaults.acknowledgement ?? ''}
              data={[{ value: '', label: words.noAcknowledgement }, ...optionsOf(names.acknowledgements)]}
              onChange={({ currentTarget }) => onChange({ acknowledgement: currentTarget.value || null })}
            />
          </div>
          <MultiSelect
            label={words.targets}
            value={defaults.targets}
            data={optionsOf(names.targets)}
            onChange={(targets) => onChange({ targets })}
          />
          <FindingLines findings={findings} />
          <div className={editor.buttons}>
            <Button variant="default" onClick={() => setOpened(false)}>
              {words.close}
            </Button>
          </div>
        </div>
      ) : (
        <div className={classes.row}>
          <div className={classes.about}>
            <button
              type="button"
              id={idOfRule(REST)}
              className={classes.open}
              onClick={() => setOpened(true)}
            >
              {words.rest}
              <span className="unseen">, {words.open(words.rest)}</span>
            </button>
            <Sentence
              parts={[
                { text: goes, chosen: false },
                { text: queue, chosen: true },
                ...(promises
                  ? [
                      { text: promised, chosen: false },
                      { text: promise, chosen: true },
                    ]
                  : []),
                { text: '.', chosen: false },
              ]}
            />
            <FindingLines findings={findings} />
          </div>
        </div>
      )}
    </section>
  );
}
