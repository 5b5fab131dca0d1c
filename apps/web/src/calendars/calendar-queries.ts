import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getDueDate, listBankHolidays, listCalendars, listTargets } from '#api-client';

const throwOnError = true as const;
const key = ['calendars'] as const;

export const calendarsQuery = queryOptions({
  queryKey: [...key, 'all'],
  queryFn: async ({ signal }) => (await listCalendars({ throwOnError, signal })).data.items,
});

export const targetsQuery = queryOptions({
  queryKey: [...key, 'targets'],
  queryFn: async ({ signal }) => (await listTargets({ throwOnError, signal })).data.items,
});

export const holidaysQuery = (year: number) =>
  queryOptions({
    queryKey: [...key, 'holidays', year],
    queryFn: async ({ signal }) => (await listBankHolidays({ query: { year }, throwOnError, signal })).data,
    placeholderData: keepPreviousData,
  });

/** When something that comes in at an instant is due. */
export const walkQuery = (target: string, received: string | null) =>
  queryOptions({
    queryKey: [...key, 'walk', target, received],
    queryFn: async ({ signal }) =>
      (await getDueDate({ query: { target, received: received ?? '' }, throwOnError, signal })).data,
    enabled: Boolean(target && received),
    placeholderData: keepPreviousData,
  });
