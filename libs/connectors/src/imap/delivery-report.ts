import type { DeliveryReport } from '#connector-sdk';
import type { MailHeaders } from './mail-headers.js';
import type { MailNode } from './mail-reader.js';

export function readDeliveryReports(_mail: {
  headers: MailHeaders;
  root: MailNode;
  text: string;
}): DeliveryReport[] {
  return [];
}
