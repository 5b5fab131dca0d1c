import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobNotFoundError } from './blob-store.js';
import { contentHash, contentKey } from './content-key.js';
import { FileBlobStore } from './file-blob-store.js';

let folder: string;
let store: FileBlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postroom-blobs-'));
  store = new FileBlobStore(join(folder, 'blobs'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('blobs in a folder', () => {
  test.each([
    ['bytes', Buffer.from([0, 255, 10, 13])],
    ['nothing', Buffer.alloc(0)],
    ['a megabyte', Buffer.alloc(1024 * 1024, 7)],
  ])('give %s back as they came', async (_, bytes) => {
    const key = contentKey('raw', contentHash(bytes));
    expect(await store.has(key)).toBe(false);
    await store.put(key, bytes);
    expect(await store.has(key)).toBe(true);
    expect((await store.get(key)).equals(bytes)).toBe(true);
  });

  test('hold the same bytes once, also when they come at the same time', async () => {
    const bytes = Buffer.from('twice');
    const key = contentKey('raw', contentHash(bytes));
    await Promise.all([store.put(key, bytes), store.put(key, bytes), store.put(key, bytes)]);
    const files = await readdir(join(folder, 'blobs', key, '..'));
    expect(files).toEqual([contentHash(bytes)]);
  });

  test('say what is missing', async () => {
    await expect(store.get('raw/ab/abc')).rejects.toThrow(BlobNotFoundError);
  });

  test.each(['../outside', 'raw/../../outside', '..'])('never leave their folder: %s', async (key) => {
    await writeFile(join(folder, 'outside'), 'secret');
    await expect(store.get(key)).rejects.toThrow(BlobNotFoundError);
    await expect(store.put(key, Buffer.from('x'))).rejects.toThrow(BlobNotFoundError);
  });
});
