export { type CheckOptions, checkTemplate } from './check-template.js';
export type { EveryMessage } from './every-message.js';
export { fillText, mistakeIn } from './fill-text.js';
export { htmlFromText } from './html-from-text.js';
export { personName } from './person-name.js';
export {
  type AcknowledgementData,
  type ApologyData,
  acknowledgementVariables,
  type DataFor,
  type ForwardData,
  forwardVariables,
  type HandoverData,
  handoverVariables,
  type Purpose,
  purposes,
  type ReplyData,
  replyVariables,
} from './purposes.js';
export type { TemplatePart } from './template-checker.js';
export { TemplateError, type TemplateMistake } from './template-error.js';
export { loadTemplates, type TemplateFile } from './template-loader.js';
export { type Rendered, TemplateRenderer } from './template-renderer.js';
export { type DataOf, exampleData, type Variable, type Variables } from './template-variables.js';
export { type NamedVariable, variableList } from './variable-list.js';
