import type { Address, Automatic, DeliveryReport } from '#connector-sdk';
import type { MailHeaders } from './mail-headers.js';
import type { MailNode } from './mail-reader.js';

export interface MachineSigns {
  headers: MailHeaders;
  from: Address | null;
  subject: string;
  text: string;
  root: MailNode;
  deliveryReports: DeliveryReport[];
}

export function recogniseMachine({ headers }: MachineSigns): Automatic | null {
  const submitted = headers.first('auto-submitted');
  return submitted && !/^no\b/i.test(submitted)
    ? { kind: 'auto-reply', signs: [`Auto-Submitted: ${submitted}`] }
    : null;
}
