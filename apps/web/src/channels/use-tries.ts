import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Channel, pollChannel, testChannel } from '#api-client';
import { channelsQuery } from '../api/queries.js';
import { refreshLists } from '../live/gather-changes.js';
import { texts } from '../texts.js';

const words = texts.channels;

interface Result {
  ok: boolean;
  text: string;
}

/** Trying a channel out, and looking for new messages now; both answer in words. */
export function useTries(channel: Channel) {
  const queries = useQueryClient();
  const [result, setResult] = useState<Result | null>(null);
  const path = { id: channel.id };
  const settled = () => {
    void queries.invalidateQueries({ queryKey: channelsQuery.queryKey });
    refreshLists(queries);
  };
  const onError = (error: Error) => setResult({ ok: false, text: error.message });
  const onMutate = () => setResult(null);

  const test = useMutation({
    mutationFn: async () => (await testChannel({ path, throwOnError: true })).data,
    onMutate,
    onSuccess: ({ ok, detail }) =>
      setResult({ ok, text: `${ok ? words.reachable : words.unreachable}: ${detail}` }),
    onError,
    onSettled: settled,
  });
  const look = useMutation({
    mutationFn: async () => (await pollChannel({ path, throwOnError: true })).data,
    onMutate,
    onSuccess: ({ pulled, counts, problem }) => {
      if (problem) setResult({ ok: false, text: problem });
      else setResult({ ok: true, text: pulled ? sayCounts(counts) : words.busy });
    },
    onError,
    onSettled: settled,
  });
  return { test, look, result };
}

/** "3 new, 1 set aside." */
export function sayCounts(counts: Record<string, number>): string {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${words.counts[outcome] ?? outcome}`);
  return parts.length > 0 ? `${parts.join(', ')}.` : words.nothingNew;
}
