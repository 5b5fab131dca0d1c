import { CloseButton, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { texts } from '../texts.js';
import { type Names, optionsOf, useVocabulary, type VocabularyField, type WrongAt } from './rule-context.js';
import type { Condition, Test } from './rule-draft.js';
import classes from './rule-editor.module.css';

const words = texts.rules;
const FORM = 'form.';
const LISTS = { channel: 'channels', queue: 'queues', kind: 'kinds' } as const;

/** A look at a field as one begins with it. */
export function newTest({ field, operators, kind }: VocabularyField): Test {
  const wanted = kind === 'text' ? 'contains' : operators[0]?.operator;
  const operator = operators.some((each) => each.operator === wanted) ? wanted : operators[0]?.operator;
  return { field, operator: operator ?? 'is', value: blankFor(kind, operator ?? 'is') };
}

function blankFor(kind: VocabularyField['kind'], operator: string): Test['value'] {
  if (operator.endsWith('any-of')) return [];
  if (kind === 'yes-no') return true;
  return kind === 'number' ? 0 : '';
}

interface Props {
  test: Test;
  path: string;
  wrongAt: WrongAt;
  onChange: (test: Condition) => void;
  onRemove: () => void;
}

/** One look at one field, in three steps: what, how, and what for. */
export function TestEditor({ test, path, wrongAt, onChange, onRemove }: Props) {
  const { fields } = useVocabulary();
  const inForm = test.field.startsWith(FORM);
  const text = fields.find(({ kind }) => kind === 'text');
  const field = inForm ? text && { ...text, values: null } : fields.find((each) => each.field === test.field);
  const choose = (name: string) => {
    const chosen =
      name === FORM ? text && { ...text, field: FORM } : fields.find((each) => each.field === name);
    if (chosen) onChange(newTest(chosen));
  };
  const setOperator = (operator: string) => {
    const many = operator.endsWith('any-of');
    const { value } = test;
    const kept = many
      ? Array.isArray(value)
        ? value
        : [value].filter((each) => each !== '').map(String)
      : Array.isArray(value)
        ? (value[0] ?? '')
        : value;
    onChange({ ...test, operator, value: kept });
  };
  return (
    <div className={classes.test}>
      <NativeSelect
        aria-label={words.field}
        value={inForm ? FORM : test.field}
        error={wrongAt(`${path}.field`)}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {fields.map(({ field: name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
        <option value={FORM}>{words.formField}</option>
      </NativeSelect>
      {inForm && (
        <TextInput
          aria-label={words.formFieldName}
          placeholder={words.formFieldName}
          value={test.field.slice(FORM.length)}
          onChange={({ currentTarget }) => onChange({ ...test, field: FORM + currentTarget.value })}
        />
      )}
      {field && field.kind !== 'yes-no' && (
        <NativeSelect
          aria-label={words.operator}
          value={test.operator}
          error={wrongAt(`${path}.operator`)}
          data={field.operators.map(({ operator, words: label }) => ({ value: operator, label }))}
          onChange={({ currentTarget }) => setOperator(currentTarget.value)}
        />
      )}
      {field && (
        <ValueField
          field={field}
          test={test}
          wrong={wrongAt(`${path}.value`)}
          onChange={(value) => onChange({ ...test, value })}
        />
      )}
      <CloseButton aria-label={words.removeCondition} onClick={onRemove} />
    </div>
  );
}

interface ValueProps {
  field: VocabularyField;
  test: Test;
  wrong: string | undefined;
  onChange: (value: Test['value']) => void;
}

function ValueField({ field, test: { operator, value }, wrong, onChange }: ValueProps) {
  const { names } = useVocabulary();
  const known = choicesFor(field, names);
  const common = { 'aria-label': words.value, error: wrong, className: classes.value };
  if (field.kind === 'yes-no') {
    return (
      <NativeSelect
        {...common}
        value={String(value)}
        data={[
          { value: 'true', label: 'yes' },
          { value: 'false', label: 'no' },
        ]}
        onChange={({ currentTarget }) => onChange(currentTarget.value === 'true')}
      />
    );
  }
  if (operator.endsWith('any-of')) {
    return (
      <TagsInput
        {...common}
        value={Array.isArray(value) ? value : []}
        data={known.map(({ key }) => key)}
        acceptValueOnBlur
        onChange={onChange}
      />
    );
  }
  if (known.length > 0 && operator === 'is') {
    const shown = String(value);
    const missing = known.some(({ key }) => key === shown) ? [] : [{ value: shown, label: shown }];
    return (
      <NativeSelect
        {...common}
        value={shown}
        data={[...missing, ...optionsOf(known)]}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  if (field.kind === 'number') {
    return (
      <NumberInput
        {...common}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : '')}
      />
    );
  }
  const type = field.kind === 'time' || field.kind === 'date' ? field.kind : 'text';
  return (
    <TextInput
      {...common}
      type={type}
      value={String(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** What there is to choose from; nothing where anything may be written. */
function choicesFor({ noun, values }: VocabularyField, names: Names): { key: string; name: string }[] {
  if (noun) return names[LISTS[noun]];
  return (values ?? []).map((value) => ({ key: value, name: value }));
}
