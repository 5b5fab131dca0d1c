export { createImapConnector, type ImapConnectorOptions } from './imap/imap.connector.js';
export type { ImapSettings } from './imap/settings.js';
