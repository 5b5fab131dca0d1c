export { type ListedText, listedTexts, type TextInLanguage } from './listed-texts.js';
export { type DraftParts, type Trial, tryDraft } from './preview.js';
export { type SavedText, settleTexts } from './settle-texts.js';
export { mistakesOf, type NewestVersion, TemplateBook, type Words } from './template-book.js';
export { type Sources, TemplateVersion } from './template-version.entity.js';
export {
  fileSources,
  type TemplateChange,
  type TemplateVersionLine,
  TemplateVersions,
} from './template-versions.js';
