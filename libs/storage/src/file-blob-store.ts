import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { BlobNotFoundError, BlobStore } from './blob-store.js';

/** Blobs as files in a folder. Written beside, flushed to disk, then renamed: there is never half a blob. */
export class FileBlobStore extends BlobStore {
  private readonly root: string;
  private readonly known = new Set<string>();

  constructor(root: string) {
    super();
    this.root = resolve(root);
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    const path = this.path(key);
    if (await this.has(key)) return;
    const folder = dirname(path);
    if (!this.known.has(folder)) {
      await mkdir(folder, { recursive: true });
      this.known.add(folder);
    }
    const draft = `${path}.${randomBytes(6).toString('hex')}.part`;
    try {
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      await unlink(draft).catch(() => {});
      throw error;
    }
  }

  async get(key: string): Promise<Buffer> {
    try {
      return await readFile(this.path(key));
    } catch (error) {
      // A disk that cannot be read says nothing about what is on it.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new BlobNotFoundError(key, { cause: error });
    }
  }

  async has(key: string): Promise<boolean> {
    return access(this.path(key)).then(
      () => true,
      () => false,
    );
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  private path(key: string): string {
    const path = join(this.root, key);
    if (!path.startsWith(this.root + sep)) throw new BlobNotFoundError(key);
    return path;
  }
}
