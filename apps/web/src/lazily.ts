import { type ComponentType, lazy } from 'react';

const AGAIN_MS = 3_000;
const MOST_REFUSALS = 2;

/**
 * A part of the app that is fetched when it is first shown. Where the line is down, it comes once the line is back. Where
 * the server answers but has that part no longer, it fails: the page then offers to load itself anew.
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await patiently(load, 0) }));
}

async function patiently<T>(load: () => Promise<T>, refusals: number): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (refusals === MOST_REFUSALS) throw error;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return patiently(load, (await answers()) ? refusals + 1 : refusals);
  }
}

function answers(): Promise<boolean> {
  return fetch('/health/live').then(
    ({ ok }) => ok,
    () => false,
  );
}
