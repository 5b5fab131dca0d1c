export { refuseMistakes } from './check-change.js';
export { itemFacts } from './item-facts.js';
export { type ListedText, listTexts, type TextInLanguage } from './listed-texts.js';
export { previewTemplate, type TemplateDraft, type TemplatePreview } from './preview.js';
export { type SavedText, settleTexts } from './settle-texts.js';
export { type NewestVersion, TemplateBook, type Words } from './template-book.js';
export { type Sources, TemplateVersion } from './template-version.entity.js';
export {
  fileSources,
  type TemplateChange,
  type TemplateVersionLine,
  TemplateVersions,
} from './template-versions.js';
