export { type Advice, type Advised, adviceOn } from './advice-on.js';
export { type PostLength, postLengths } from './post-length.js';
export { readingAge } from './reading-age.js';
