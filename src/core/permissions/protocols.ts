// The protocols in people's words and the token resource that each one takes.
import * as l10n from '../l10n.ts';
import type { ProtocolId } from '../registration/registration.ts';

/** A token is for one resource: Office 365 Exchange Online or Microsoft Graph. */
export type TokenResource = 'exchange' | 'graph';

export interface Protocol {
  readonly id: ProtocolId;
  readonly label: string;
  readonly longLabel: string;
  readonly resource: TokenResource;
}

export const protocols: Readonly<Record<ProtocolId, Protocol>> = {
  ews: { id: 'ews', label: 'EWS', longLabel: l10n.msg('Exchange Web Services'), resource: 'exchange' },
  imap: { id: 'imap', label: 'IMAP', longLabel: 'IMAP4', resource: 'exchange' },
  pop: { id: 'pop', label: 'POP', longLabel: 'POP3', resource: 'exchange' },
  smtp: {
    id: 'smtp',
    label: 'SMTP',
    longLabel: l10n.msg('SMTP AUTH client submission'),
    resource: 'exchange',
  },
  graph: { id: 'graph', label: 'Graph', longLabel: 'Microsoft Graph', resource: 'graph' },
};
