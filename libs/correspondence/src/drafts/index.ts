export { Draft, type DraftContent, type Writing } from './draft.entity.js';
export { type DraftLine, Drafts, discardDraft, putBackDraft } from './drafts.js';
