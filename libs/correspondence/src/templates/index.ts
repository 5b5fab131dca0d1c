export { type CheckOptions, checkTemplate } from './check-template.js';
export type { EveryMessage } from './every-message.js';
export { fillText, mistakeIn } from './fill-text.js';
export { htmlFromText } from './html-from-text.js';
export { type Occasion, occasionOf, titleOf } from './occasions.js';
export { usesPartial } from './partial-uses.js';
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
  isPurpose,
  PURPOSES,
  type Purpose,
  purposes,
  type RedirectData,
  type ReplyData,
  replyVariables,
  variablesOf,
} from './purposes.js';
export type { TemplatePart } from './template-checker.js';
export { TemplateError, type TemplateMistake } from './template-error.js';
export { loadTemplates, type TemplateFile } from './template-loader.js';
export { isLanguage, isPartial, OWN_LANGUAGE, pathOf, placeOf } from './template-path.js';
export { type ReadyTemplate, type Rendered, TemplateRenderer, type Templates } from './template-renderer.js';
export { type DataOf, exampleData, type Variable, type Variables } from './template-variables.js';
export { type NamedVariable, variableList } from './variable-list.js';
