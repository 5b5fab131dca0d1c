import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Product } from './product.js';

/** Hands raw mails to a running product, as an operator would: from files, by the command line. */
export async function takeIn(product: Product, ...mails: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'postroom-mails-'));
  try {
    const files = mails.map((_, index) => join(folder, `${index}.eml`));
    await Promise.all(files.map((file, index) => writeFile(file, mails[index] ?? '')));
    const { code, stderr } = await product.postroom('intake', '--channel', 'enquiries', ...files);
    if (code !== 0) throw new Error(stderr);
  } finally {
    await rm(folder, { recursive: true });
  }
}
