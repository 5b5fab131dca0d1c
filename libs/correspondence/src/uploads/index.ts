export { foundType, safeName } from './found-type.js';
export { Upload } from './upload.entity.js';
export { LARGEST_UPLOAD, mustFit, Uploads, uploadsOf } from './uploads.js';
