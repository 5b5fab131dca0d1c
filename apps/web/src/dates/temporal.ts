import type { Temporal as Polyfill } from 'temporal-polyfill/implementation';

const own = (globalThis as { Temporal?: typeof Polyfill }).Temporal;

/** Stands for `temporal-polyfill` in the browser: what the browser itself has, and the polyfill only where it has nothing. */
export const Temporal: typeof Polyfill = own ?? (await import('temporal-polyfill/implementation')).Temporal;
