// Which control limits each protocol to the chosen mailboxes, how long it takes, and what has to go for it to count.
// Sources: Role Based Access Control for Applications in Exchange Online; Authenticate an IMAP, POP or SMTP connection
// using OAuth; New-ApplicationAccessPolicy (all Microsoft Learn).

import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import { applicationPermissions } from '../core/permissions/permissions.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { ProtocolId } from '../core/registration/registration.ts';
import { type DelayId, delays } from '../core/report/delays.ts';
import type { WizardState } from './state.ts';

export interface LimitRow {
  readonly protocol: ProtocolId;
  readonly label: string;
  /** The control's name, in Microsoft's words. */
  readonly control: string;
  readonly how: string;
  readonly delay: string;
  /** What must be removed for the limit to count; empty if nothing has to be. */
  readonly remove: string;
}

/** One row for each chosen protocol; with a delegated grant the person's own rights are the limit. */
export function limitsOf(state: WizardState): readonly LimitRow[] {
  const delegated = grants[state.grant].access === 'delegated';
  return state.protocols.map((protocol) => (delegated ? delegatedRow(protocol) : applicationRow(protocol)));
}

function delegatedRow(protocol: ProtocolId): LimitRow {
  return {
    protocol,
    label: protocolTable[protocol].label,
    control: l10n.t('The rights of the person who signs in'),
    how: l10n.t(
      'The application opens what that person may open. Give the person FullAccess to the mailboxes of the list and to no others.',
    ),
    delay: words('mailboxPermission'),
    remove: '',
  };
}

function applicationRow(protocol: ProtocolId): LimitRow {
  const { value, rbacRole } = applicationPermissions[protocol];
  const label = protocolTable[protocol].label;
  if (rbacRole === undefined) {
    return {
      protocol,
      label,
      control: l10n.t('FullAccess for the service principal'),
      how: l10n.t(
        '{0} opens nothing by itself: each mailbox has to grant FullAccess to the application’s service principal in Exchange. An Application Access Policy does not cover {1}.',
        value,
        label,
      ),
      delay: words('mailboxPermission'),
      remove: '',
    };
  }
  return {
    protocol,
    label,
    control: l10n.t('RBAC for Applications: {0}', rbacRole),
    how: l10n.t(
      'A management scope names the mailboxes, and the role is assigned to the service principal within it.',
    ),
    delay: words('rbacRole'),
    remove: l10n.t(
      'The tenant-wide grant {0} under API permissions: grants add up, so with it every mailbox stays open.',
      value,
    ),
  };
}

function words(id: DelayId): string {
  const { words: text, confidence } = delays[id];
  return confidence === 'unverified' ? l10n.t('{0} (unverified)', l10n.t(text)) : l10n.t(text);
}
