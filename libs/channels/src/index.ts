export { Channel, type ChannelState } from './channel.entity.js';
export { CHANNEL_SIGNAL, ChannelDirectory, type ChannelDraft, type Line } from './channel-directory.js';
export { ChannelLook } from './channel-look.entity.js';
export { ChannelPuller, type PullResult } from './channel-puller.js';
export { type ChannelHow, ChannelTurn } from './channel-turn.entity.js';
export { ConnectorList } from './connector-list.js';
export { type Acceptance, type Arrival, InboundSink, type StoredAttachment } from './inbound-sink.js';
export { Intake, type IntakeResult } from './intake.js';
export { Ledger } from './ledger.js';
export { LedgerEntry, type LedgerOutcome } from './ledger-entry.entity.js';
export { LookLog } from './look-log.js';
export {
  judgeDay,
  LOOK_VERDICTS,
  type LookDay,
  type LookJudgement,
  type LookVerdict,
} from './look-verdict.js';
export { Reconciliation, type ReconciliationReport } from './reconciliation.js';
export { SecretBox } from './secret-box.js';
