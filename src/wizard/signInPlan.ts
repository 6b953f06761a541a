// Who signs in, which mailbox is named and who mail comes from: it differs by protocol, above all for shared mailboxes.
// Sources: Authenticate an IMAP, POP or SMTP connection using OAuth; Authenticate an EWS application by using OAuth
// (Microsoft Learn); Add-MailboxPermission, Add-RecipientPermission (MicrosoftDocs/office-docs-powershell).
import * as l10n from '../core/l10n.ts';
import type { ProtocolId } from '../core/registration/registration.ts';

export interface SignInPlanInput {
  readonly access: 'app' | 'delegated';
  readonly shared: boolean;
  readonly protocols: readonly ProtocolId[];
  readonly address: string;
  /** Empty: the mailbox itself. */
  readonly signInAs: string;
  /** Empty: the mailbox itself. */
  readonly sendAs: string;
}

export interface SignInPlanRow {
  readonly protocol: ProtocolId;
  /** Whose token it is. */
  readonly token: string;
  /** Where the mailbox is named, in the protocol's own words. */
  readonly named: string;
  /** The right or licence it takes. */
  readonly needs: string;
}

/** Undefined if there is nothing to plan: a mailbox whose own user signs in and sends as itself. */
export function signInPlan(input: SignInPlanInput): readonly SignInPlanRow[] | undefined {
  const other = input.signInAs.trim() !== '' && !same(input.signInAs, input.address);
  const from = input.sendAs.trim() !== '' && !same(input.sendAs, input.address);
  if (!input.shared && !other && !from) return undefined;
  const signsIn = other ? input.signInAs.trim() : input.address.trim();
  return input.protocols.map((protocol) => ({
    protocol,
    token:
      input.access === 'app'
        ? l10n.t('the application')
        : input.shared && !other
          ? l10n.t('a licensed person with rights (name one above)')
          : signsIn,
    named: named[protocol](input.address.trim(), input.access),
    needs: needs(input, protocol, other || input.shared, from),
  }));
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const named: Readonly<Record<ProtocolId, (address: string, access: 'app' | 'delegated') => string>> = {
  ews: (address, access) =>
    access === 'app'
      ? l10n.t('ExchangeImpersonation and X-AnchorMailbox: {0}', address)
      : l10n.t('the folder’s Mailbox element: {0}', address),
  graph: (address) => `/users/${address}`,
  imap: (address) => l10n.t('SASL XOAUTH2 user: {0}', address),
  pop: (address) => l10n.t('SASL XOAUTH2 user: {0}', address),
  smtp: (address) => l10n.t('SASL XOAUTH2 user: {0}; MAIL FROM and From: the sending address', address),
};

function needs(input: SignInPlanInput, protocol: ProtocolId, elsewhere: boolean, from: boolean): string {
  const rights: string[] = [];
  if (input.access === 'delegated' && elsewhere) {
    rights.push(
      protocol === 'smtp'
        ? l10n.t('SendAs on the mailbox for the person')
        : l10n.t('FullAccess on the mailbox for the person'),
    );
    if (protocol === 'graph') rights.push(l10n.t('Mail.Read.Shared instead of Mail.Read'));
    rights.push(l10n.t('an Exchange licence for the person; a shared mailbox itself signs in to nothing'));
  }
  if (input.access === 'app' && (protocol === 'imap' || protocol === 'pop'))
    rights.push(l10n.t('FullAccess for the service principal'));
  if (from && (protocol === 'smtp' || protocol === 'graph' || protocol === 'ews')) {
    rights.push(
      l10n.t(
        'SendAs on {0} for {1}',
        input.sendAs.trim(),
        input.access === 'app' ? l10n.t('the service principal') : l10n.t('the person'),
      ),
    );
  }
  return rights.join('; ') || l10n.t('nothing more');
}
