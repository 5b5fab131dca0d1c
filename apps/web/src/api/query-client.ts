import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './queries.js';

/** A session that has ended elsewhere is noticed at whatever call hears of it first. */
function noticeSignOut(error: Error): void {
  if ((error as { status?: number }).status !== 401) return;
  if (queryClient.getQueryData(sessionQuery.queryKey)) {
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    void queryClient.resetQueries({ queryKey: sessionQuery.queryKey });
  }
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Whether there is a line is found out by calling: the browser does not know, and what waits in silence says nothing.
      networkMode: 'always',
      refetchOnReconnect: true,
      // What the server has refused it will refuse again; only a lost line is worth another try.
      retry: (count, error) =>
        [0, 502, 503, 504].includes((error as { status?: number }).status ?? 0) && count < 3,
    },
    // Nothing is sent by itself later on, behind the back of whoever was told that it was not.
    mutations: { networkMode: 'always' },
  },
});
