// The few messages that every demo mailbox holds, oldest first; made up from the mailbox's name and the clock.
import { createHash } from 'node:crypto';
import type { DemoUser } from './directory.ts';

export interface DemoMessage {
  readonly uid: number;
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly messageId: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly seen: boolean;
  readonly text: string;
  /** RFC 5322 message with CRLF line ends. */
  readonly source: string;
}

interface Template {
  readonly subject: string;
  readonly name: string;
  readonly address: string;
  readonly ageHours: number;
  readonly seen: boolean;
  readonly text: string;
}

const templates: readonly Template[] = [
  {
    subject: 'Invoice 20451',
    name: 'Fabrikam Billing',
    address: 'billing@fabrikam.example',
    ageHours: 50,
    seen: true,
    text: 'Hello,\r\n\r\nour invoice 20451 over 1,280.00 is due in 30 days.\r\n\r\nFabrikam',
  },
  {
    subject: 'Invoice 20473',
    name: 'Fabrikam Billing',
    address: 'billing@fabrikam.example',
    ageHours: 26,
    seen: false,
    text: 'Hello,\r\n\r\nour invoice 20473 over 64.90 is due in 30 days.\r\n\r\nFabrikam',
  },
  {
    subject: 'Delivery note 7781',
    name: 'Woodgrove Logistics',
    address: 'notes@woodgrove.example',
    ageHours: 3,
    seen: false,
    text: 'Two pallets arrived today.\r\n..\r\nWoodgrove',
  },
];

/** Messages of the inbox; the same mailbox gives the same messages while the tenant runs. */
export function inboxOf(user: DemoUser, startedAt: number): readonly DemoMessage[] {
  return templates.map((template, index) => compose(template, index + 1, user, startedAt));
}

function compose(template: Template, uid: number, user: DemoUser, startedAt: number): DemoMessage {
  const receivedAt = startedAt - template.ageHours * 3_600_000;
  const digest = createHash('sha256').update(`${user.id}${uid}`).digest('hex').slice(0, 16);
  const messageId = `<${digest}@${template.address.split('@')[1]}>`;
  const source = [
    `From: ${template.name} <${template.address}>`,
    `To: ${user.displayName} <${user.userPrincipalName}>`,
    `Subject: ${template.subject}`,
    `Date: ${rfc5322Date(receivedAt)}`,
    `Message-ID: ${messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    template.text,
    '',
  ].join('\r\n');
  return {
    uid,
    subject: template.subject,
    from: { name: template.name, address: template.address },
    to: user.userPrincipalName,
    messageId,
    receivedAt,
    seen: template.seen,
    text: template.text,
    source,
  };
}

/** RFC 5322 section 3.3, in UTC. */
const rfc5322Date = (time: number): string => new Date(time).toUTCString().replace('GMT', '+0000');
