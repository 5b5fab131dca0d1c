import { join } from 'node:path';
import type { Config } from '#config';
import type { AnyConnector } from '#connector-sdk';
import { createImapConnector } from '#connectors';

/** The connectors of this product, a line each. */
export function connectors({ smtpUrl, dataDir }: Config): AnyConnector[] {
  return [
    createImapConnector({ transport: smtpUrl ? { smtpUrl } : { captureTo: join(dataDir, 'outgoing') } }),
  ];
}
