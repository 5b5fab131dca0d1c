import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import type { RuleFinding } from '#api-client';
import { Segments } from '../frame/segments.js';
import { texts } from '../texts.js';
import { ActionEditor } from './action-editor.js';
import { ConditionEditor } from './condition-editor.js';
import { FindingLines } from './finding-lines.js';
import type { WrongAt } from './rule-context.js';
import { type DraftRule, groupOf, isGroup } from './rule-draft.js';
import classes from './rule-editor.module.css';

const words = texts.rules;

interface Props {
  rule: DraftRule;
  findings: RuleFinding[];
  onChange: (patch: Partial<DraftRule>) => void;
  onRemove: () => void;
  close: () => void;
}

/** One rule, opened: when, then, and afterwards. */
export function RuleEditor({ rule, findings, onChange, onRemove, close }: Props) {
  const alone = !isGroup(rule.when);
  // A single look is shown as a group of one; what is said of it stands under its own path.
  const own = (path: string) => (alone ? path.replace(/^when\.all\.0/, 'when') : path);
  const wrongAt: WrongAt = (path) => findings.find((finding) => finding.path === own(path))?.message;
  const shownInPlace = (path: string) => /^(when\..+|when|do\.\d+\.value|name|note|from|to)$/.test(path);
  const when = alone ? groupOf('all', [rule.when]) : rule.when;
  return (
    <div className={classes.editor}>
      <FindingLines findings={findings.filter(({ path }) => !shownInPlace(path))} />
      <div className={classes.head}>
        <TextInput
          label={words.name}
          autoFocus
          required
          maxLength={120}
          value={rule.name}
          error={wrongAt('name')}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
        <Switch
          label={words.enabled}
          checked={rule.enabled !== false}
          onChange={({ currentTarget }) => onChange({ enabled: currentTarget.checked })}
        />
      </div>
      <section>
        <h3 className={classes.step}>{words.when}</h3>
        <ConditionEditor
          condition={when}
          path="when"
          wrongAt={wrongAt}
          onChange={(next) => onChange({ when: next })}
        />
      </section>
      <section>
        <h3 className={classes.step}>{words.do}</h3>
        <ActionEditor actions={rule.do} wrongAt={wrongAt} onChange={(next) => onChange({ do: next })} />
      </section>
      <section>
        <h3 className={classes.step}>{words.afterwards}</h3>
        <Segments
          label={words.afterwards}
          options={[
            { value: 'stop', label: words.afterwardsChoices.stop },
            { value: 'go-on', label: words.afterwardsChoices['go-on'] },
          ]}
          value={rule.andThen ?? 'stop'}
          onChange={(andThen) => onChange({ andThen })}
        />
      </section>
      <div className={classes.days}>
        <TextInput
          type="date"
          label={words.from}
          value={rule.from ?? ''}
          error={wrongAt('from')}
          onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={words.to}
          value={rule.to ?? ''}
          error={wrongAt('to')}
          onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
        />
      </div>
      <Textarea
        label={words.note}
        description={words.noteHint}
        autosize
        minRows={2}
        maxLength={1000}
        value={rule.note ?? ''}
        error={wrongAt('note')}
        onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={close}>
          {words.close}
        </Button>
        <Button variant="subtle" color="red" onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
    </div>
  );
}
