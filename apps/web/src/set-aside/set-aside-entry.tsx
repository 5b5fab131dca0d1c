import { Button } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type LedgerEntry, readAgain } from '#api-client';
import { setAsideQuery } from '../api/queries.js';
import { saySize } from '../conversation/say-size.js';
import { When } from '../dates/when.js';
import { refreshLists } from '../live/gather-changes.js';
import { texts } from '../texts.js';
import classes from './set-aside-page.module.css';

const words = texts.setAside;

export function SetAsideEntry({
  entry,
  onRead,
}: {
  entry: LedgerEntry;
  onRead: (entry: LedgerEntry) => void;
}) {
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: async () => (await readAgain({ path: { id: entry.id }, throwOnError: true })).data,
    onSuccess: (now) => {
      if (now.outcome === 'quarantined') return;
      onRead(now);
      void queries.invalidateQueries({ queryKey: setAsideQuery.queryKey });
      refreshLists(queries);
    },
  });
  const stillAside = again.data?.outcome === 'quarantined' ? (again.data.reason ?? '') : again.error?.message;
  return (
    <li className={classes.entry}>
      <p className={classes.reason}>{entry.reason}</p>
      <p className={classes.facts}>
        {entry.channel}, {saySize(entry.size)}, <When at={entry.receivedAt} />
      </p>
      <div className={classes.actions}>
        <Button
          component="a"
          variant="default"
          href={`/api/ledger/${entry.id}/raw`}
          download
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
        >
          {words.raw}
        </Button>
        <Button
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate()}
          leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden="true" />}
        >
          {words.again}
        </Button>
      </div>
      {stillAside !== undefined && (
        <p role="alert" className={classes.again}>
          {words.stillAside} {stillAside}
        </p>
      )}
    </li>
  );
}
