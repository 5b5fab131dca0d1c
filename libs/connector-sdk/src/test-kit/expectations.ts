import { ConnectorError } from '../errors.js';

/** Throws unless it is so. Plain, because the kit belongs to no test framework. */
export function must(isSo: boolean, words: string): asserts isSo {
  if (!isSo) throw new Error(words);
}

export function mustEqual(got: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(got), JSON.stringify(wanted)];
  must(one === other, `${what}: expected ${other}, got ${one}`);
}

/** Waits for a failure and hands it out; it must be one of the connector's own classes. */
export async function mustFail(work: Promise<unknown>, what: string): Promise<ConnectorError> {
  try {
    await work;
  } catch (error) {
    must(error instanceof ConnectorError, `${what}: threw ${String(error)}, which is no ConnectorError`);
    return error;
  }
  throw new Error(`${what}: expected an error, and there was none`);
}
