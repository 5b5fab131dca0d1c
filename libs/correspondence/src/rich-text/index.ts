export { type Body, bodyOf, writtenBody } from './body-of.js';
export { cleanRichText, spacedRichText } from './clean-rich-text.js';
export { plainFromRichText } from './plain-from-rich-text.js';
