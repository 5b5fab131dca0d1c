export { MOST_AN_HOUR } from './acknowledgement-policy.js';
export { Acknowledger } from './acknowledger.js';
export { DELIVER, Deliverer } from './deliverer.js';
export { Replies, type ReplyDraft } from './replies.js';
export {
  checkTemplate,
  loadTemplates,
  type Rendered,
  TemplateError,
  type TemplateMistake,
  TemplateRenderer,
} from './templates/index.js';
