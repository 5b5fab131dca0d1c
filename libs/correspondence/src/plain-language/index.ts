export { type PlainLanguage, USUAL_PLAIN_LANGUAGE } from './usual-words.js';
