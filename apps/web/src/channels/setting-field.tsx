import { NativeSelect, NumberInput, PasswordInput, Switch, Textarea, TextInput } from '@mantine/core';
import { texts } from '../texts.js';
import type { Field } from './schema-fields.js';

interface Props {
  field: Field;
  value: unknown;
  /** The channel has been set up before, so a secret may be stored already. */
  stored: boolean;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** The control that suits a setting. */
export function SettingField({ field, value, stored, error, onChange }: Props) {
  const { key, label, hint, kind, choices, required } = field;
  const shared = { label, description: hint, error, required, withAsterisk: false, name: key };
  switch (kind) {
    case 'choice':
      return (
        <NativeSelect
          {...shared}
          data={choices}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'switch':
      return (
        <Switch
          {...shared}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'number':
      return <NumberInput {...shared} hideControls value={value as number | ''} onChange={onChange} />;
    case 'secret':
      return (
        <PasswordInput
          {...shared}
          autoComplete="new-password"
          placeholder={stored ? texts.channels.secretKept : ''}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'long':
      return (
        <Textarea
          {...shared}
          rows={3}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...shared}
          autoComplete="off"
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
