import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { channelsQuery } from '../api/queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { texts } from '../texts.js';
import { ChannelCard } from './channel-card.js';

const words = texts.channels;

export function ChannelsPage() {
  const { data: channels, error, refetch } = useQuery(channelsQuery);
  return (
    <Page title={words.title} lead={words.lead}>
      {channels ? (
        channels.map((channel) => <ChannelCard key={channel.id} channel={channel} />)
      ) : error ? (
        <LoadProblem error={error} again={() => void refetch()} />
      ) : (
        <Skeleton height={132} radius={8} animate={false} />
      )}
      {channels?.length === 0 && <p>{words.none}</p>}
    </Page>
  );
}
