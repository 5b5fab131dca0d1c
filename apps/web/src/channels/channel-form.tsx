import { Button, Skeleton, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Channel, changeChannel } from '#api-client';
import { Problem } from '../api/problem.js';
import { channelsQuery, connectorsQuery } from '../api/queries.js';
import { say } from '../conversation/toasts.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import classes from './channel-form.module.css';
import { type Field, fieldGroups } from './schema-fields.js';
import { SettingField } from './setting-field.js';

const words = texts.channels;

/** The settings of a channel, drawn from its connector's schema; what is stored secretly is never shown, only replaced. */
export function ChannelForm({ channel, close }: { channel: Channel; close: () => void }) {
  const queries = useQueryClient();
  const { data: connectors } = useQuery(connectorsQuery);
  const [changed, setChanged] = useState<Record<string, unknown>>({});
  const [enabled, setEnabled] = useState(channel.enabled);
  const form = useRef<HTMLFormElement>(null);
  const connector = connectors?.find(({ id }) => id === channel.connector);

  const save = useMutation({
    mutationFn: async (settings: Record<string, unknown>) =>
      (await changeChannel({ path: { id: channel.id }, body: { enabled, settings }, throwOnError: true }))
        .data,
    onSuccess: ({ name }) => {
      void queries.invalidateQueries({ queryKey: channelsQuery.queryKey });
      say(words.saved(name));
      close();
    },
  });
  const problem = save.error instanceof Problem ? save.error : null;
  useEffect(() => {
    if (save.error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [save.error]);

  if (!connector) return <Skeleton height={220} radius={8} animate={false} />;
  const groups = fieldGroups(connector);
  const current = ({ key, default: usual }: Field) => changed[key] ?? channel.settings[key] ?? usual ?? '';
  const errorOf = ({ key }: Field) => problem?.field(`settings.${key}`) ?? problem?.field(key);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // An empty secret stays what it was; another setting that was emptied is taken out.
    const given = Object.entries(changed)
      .filter(([key, value]) => value !== '' || !connector.secrets.includes(key))
      .map(([key, value]) => [key, value === '' ? null : value]);
    const required = groups.flatMap(({ fields }) => fields).filter((field) => field.required);
    save.mutate({
      ...Object.fromEntries(required.map((field) => [field.key, current(field)])),
      ...Object.fromEntries(given),
    });
  };
  const draw = (field: Field) => (
    <SettingField
      key={field.key}
      field={field}
      value={current(field)}
      stored={channel.state !== 'unconfigured'}
      error={errorOf(field)}
      onChange={(value) => setChanged((before) => ({ ...before, [field.key]: value }))}
    />
  );
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      {save.error && <Mistake>{save.error.message}</Mistake>}
      {groups.map(({ title, fields }) =>
        title === null ? (
          <div key="usual" className={classes.fields}>
            {fields.map(draw)}
          </div>
        ) : (
          <details key={title} className={classes.group} open={fields.some(errorOf) || undefined}>
            <summary>{title}</summary>
            <div className={classes.fields}>{fields.map(draw)}</div>
          </details>
        ),
      )}
      <Switch
        label={words.enabled}
        description={words.enabledHint}
        checked={enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
      <div className={classes.foot}>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
