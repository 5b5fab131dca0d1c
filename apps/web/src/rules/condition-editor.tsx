import { Button, CloseButton, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { texts } from '../texts.js';
import { useVocabulary, type WrongAt } from './rule-context.js';
import { asGroup, type Condition, groupOf, type How, isGroup } from './rule-draft.js';
import classes from './rule-editor.module.css';
import { newTest, TestEditor } from './test-editor.js';

const words = texts.rules;
const HOWS: How[] = ['all', 'any', 'none'];
/** Past this nobody reads it any more; the server takes eight. */
const DEEPEST = 4;

interface Props {
  condition: Condition;
  /** Where it stands in the rule. */
  path: string;
  depth?: number;
  wrongAt: WrongAt;
  onChange: (condition: Condition) => void;
  /** Absent: it is the rule's own. */
  onRemove?: () => void;
}

/** Looks that must hold together, or one of them, or none; a group may stand in a group. */
export function ConditionEditor({ condition, path, depth = 0, wrongAt, onChange, onRemove }: Props) {
  const { fields } = useVocabulary();
  const { how, parts } = asGroup(condition);
  const put = (next: Condition[]) => onChange(groupOf(how, next));
  const [first] = fields.filter(({ field }) => field === 'subject-or-text');
  const look = first && newTest(first);
  return (
    <fieldset className={classes.group} data-depth={depth}>
      <legend className="unseen">{depth === 0 ? words.when : words.hows[how]}</legend>
      <div className={classes.groupHead}>
        {parts.length === 0 && depth === 0 ? (
          <p className={classes.quiet}>{words.everything}</p>
        ) : (
          <NativeSelect
            aria-label={words.how}
            size="sm"
            value={how}
            data={HOWS.map((value) => ({ value, label: words.hows[value] }))}
            onChange={({ currentTarget }) => onChange(groupOf(currentTarget.value as How, parts))}
          />
        )}
        {onRemove && <CloseButton aria-label={words.removeGroup} onClick={onRemove} />}
      </div>
      {wrongAt(path) && <p className={classes.wrong}>{wrongAt(path)}</p>}
      {parts.map((part, index) => {
        const each = {
          path: `${path}.${how}.${index}`,
          wrongAt,
          onChange: (next: Condition) => put(parts.with(index, next)),
          onRemove: () => put(parts.toSpliced(index, 1)),
        };
        return isGroup(part) ? (
          <ConditionEditor key={index} condition={part} depth={depth + 1} {...each} />
        ) : (
          <TestEditor key={index} test={part} {...each} />
        );
      })}
      {look && (
        <div className={classes.adders}>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => put([...parts, look])}
          >
            {words.addCondition}
          </Button>
          {depth < DEEPEST && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              onClick={() => put([...parts, groupOf('any', [look])])}
            >
              {words.addGroup}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
