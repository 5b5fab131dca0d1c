export { MOST_AN_HOUR } from './acknowledgement-policy.js';
export { Acknowledger } from './acknowledger.js';
export { type Advice, type PostLength, postLengths } from './advice/index.js';
export { type CannedDraft, CannedReplies } from './canned-replies/canned-replies.js';
export { CannedReply } from './canned-replies/canned-reply.entity.js';
export { type Circle, circleOf } from './circle.js';
export { DELIVER, Deliverer } from './deliverer.js';
export { Digests } from './digests/digests.js';
export { Draft, type DraftContent, type DraftLine, Drafts } from './drafts/index.js';
export { FurtherMessages } from './further-messages.js';
export {
  exampleLetter,
  LETTER_SIZES,
  type Letter,
  type LetterSize,
  letterPdf,
  messageLetter,
  type PrintedLetter,
} from './letters/index.js';
export { addressOnly, MessageWriter } from './message-writer.js';
export { answeredSubject, handedOnSubject } from './outgoing-ids.js';
export { ownAddresses } from './own-addresses.js';
export type { PlainLanguage } from './plain-language/index.js';
export { messageAbout, type Recipients, usualRecipients, type WritingTo } from './recipients.js';
export { type Preview, type Redirect, Redirects } from './redirects.js';
export { type ForwardDraft, Replies, type ReplyDraft } from './replies.js';
export { bodyOf, cleanRichText } from './rich-text/index.js';
export { ScheduledMessages } from './scheduled-messages.js';
export { ComposingSettings } from './sending/composing-settings.entity.js';
export { type Composing, changeComposing, composingSettings } from './sending/settings.js';
export { StaffMailer, TestMails } from './staff-mail/index.js';
export { TakeBack } from './take-back.js';
export {
  fileSources,
  itemFacts,
  type ListedText,
  listTexts,
  type NewestVersion,
  previewTemplate,
  refuseMistakes,
  type Sources,
  settleTexts,
  TemplateBook,
  type TemplateChange,
  type TemplateDraft,
  type TemplatePreview,
  TemplateVersion,
  type TemplateVersionLine,
  TemplateVersions,
  type TextInLanguage,
  type Words,
} from './template-book/index.js';
export {
  checkTemplate,
  htmlFromText,
  isPartial,
  loadTemplates,
  OWN_LANGUAGE,
  occasionOf,
  PURPOSES,
  type Purpose,
  placeOf,
  type Rendered,
  TemplateError,
  type TemplateMistake,
  TemplateRenderer,
  titleOf,
  variableList,
} from './templates/index.js';
export {
  type Delay,
  DRAFTED_REASON,
  type Handover,
  type Resolution,
  Updates,
  type Waiting,
} from './updates.js';
export { LARGEST_UPLOAD, Upload, Uploads } from './uploads/index.js';
