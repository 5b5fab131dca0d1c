export { BlobNotFoundError, BlobStore } from './blob-store.js';
export { contentHash, contentKey } from './content-key.js';
export { FileBlobStore } from './file-blob-store.js';
