import { Button, CloseButton, NativeSelect, TagsInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { RuleVocabulary } from '#api-client';
import { texts } from '../texts.js';
import {
  optionsOf,
  prioritiesIn,
  useVocabulary,
  type VocabularyAction,
  type WrongAt,
} from './rule-context.js';
import type { Action } from './rule-draft.js';
import classes from './rule-editor.module.css';

const words = texts.rules;

interface Props {
  actions: Action[];
  wrongAt: WrongAt;
  onChange: (actions: Action[]) => void;
}

/** What happens to a message that the rule takes, one thing a line. */
export function ActionEditor({ actions, wrongAt, onChange }: Props) {
  const vocabulary = useVocabulary();
  const begin = (name: string): Action => {
    const known = vocabulary.actions.find(({ action }) => action === name);
    const [first] = known ? choicesFor(known, vocabulary) : [];
    if (!known?.takes) return { action: name };
    return { action: name, value: known.takes === 'tags' ? [] : (first?.key ?? '') };
  };
  return (
    <fieldset className={classes.group} data-depth={0}>
      <legend className="unseen">{words.do}</legend>
      {actions.length === 0 && <p className={classes.quiet}>{words.nothingDone}</p>}
      {actions.map((action, index) => {
        const known = vocabulary.actions.find((each) => each.action === action.action);
        return (
          <div key={index} className={classes.test}>
            <NativeSelect
              aria-label={words.action}
              value={action.action}
              data={vocabulary.actions.map(({ action: value, words: label, after, takes }) => ({
                value,
                label: `${label}${takes ? ' …' : ''}${after}`,
              }))}
              onChange={({ currentTarget }) => onChange(actions.with(index, begin(currentTarget.value)))}
            />
            {known?.takes && (
              <ActionValue
                known={known}
                value={action.value}
                wrong={wrongAt(`do.${index}.value`)}
                onChange={(value) => onChange(actions.with(index, { ...action, value }))}
              />
            )}
            <CloseButton
              aria-label={words.removeAction}
              onClick={() => onChange(actions.toSpliced(index, 1))}
            />
          </div>
        );
      })}
      <div className={classes.adders}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...actions, begin('set-queue')])}
        >
          {words.addAction}
        </Button>
      </div>
    </fieldset>
  );
}

interface ValueProps {
  known: VocabularyAction;
  value: Action['value'];
  wrong: string | undefined;
  onChange: (value: string | string[]) => void;
}

function ActionValue({ known, value, wrong, onChange }: ValueProps) {
  const vocabulary = useVocabulary();
  const common = { 'aria-label': words.value, error: wrong, className: classes.value };
  if (known.takes === 'tags') {
    const tags = Array.isArray(value) ? value : [];
    return <TagsInput {...common} value={tags} acceptValueOnBlur onChange={onChange} />;
  }
  const choices = choicesFor(known, vocabulary);
  const shown = String(value ?? '');
  const missing = choices.some(({ key }) => key === shown) ? [] : [{ value: shown, label: shown }];
  return (
    <NativeSelect
      {...common}
      value={shown}
      data={[...missing, ...optionsOf(choices)]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function choicesFor(
  { takes }: VocabularyAction,
  vocabulary: RuleVocabulary,
): { key: string; name: string }[] {
  switch (takes) {
    case 'priority':
      return prioritiesIn(vocabulary);
    case 'person':
      return vocabulary.names.people;
    case 'body':
      return vocabulary.names.bodies;
    case 'tags':
    case null:
      return [];
    default:
      return vocabulary.names[`${takes}s`];
  }
}
