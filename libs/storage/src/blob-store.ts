/** Keeps bytes by a key for good. What `put` has answered survives a crash. */
export abstract class BlobStore {
  /** Stores the bytes under the key; the same key with the same bytes may be stored again without harm. */
  abstract put(key: string, bytes: Buffer): Promise<void>;
  /** @throws BlobNotFoundError */
  abstract get(key: string): Promise<Buffer>;
  abstract has(key: string): Promise<boolean>;
  /** Takes it away for good; nothing happens where there is none. */
  abstract remove(key: string): Promise<void>;
}

export class BlobNotFoundError extends Error {
  override readonly name = 'BlobNotFoundError';

  constructor(key: string, options?: ErrorOptions) {
    super(`There is nothing stored under "${key}".`, options);
  }
}
