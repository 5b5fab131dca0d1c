export type { AnyConnector, CheckResult, Connector, ConnectorContext, SettingsOf } from './connector.js';
export {
  AuthenticationError,
  ConfigurationError,
  ConnectorError,
  OutcomeUnknownError,
  RejectedError,
  TemporaryError,
} from './errors.js';
export type {
  Address,
  Automatic,
  DeliveryReport,
  InboundAttachment,
  InboundMessage,
} from './inbound-message.js';
export type { Capabilities, ChannelType, Manifest } from './manifest.js';
export type { OutgoingAttachment, OutgoingMessage, Receipt } from './outgoing-message.js';
export type { FetchedBatch, RawMessage, SourceItem } from './raw-message.js';
export { connectorContract } from './test-kit/connector-contract.js';
export {
  type BadSettings,
  type ContractCases,
  type ContractCheck,
  type ContractSource,
  contractContext,
  type SendCase,
} from './test-kit/contract-cases.js';
