// FullAccess and SendAs: the boundary of IMAP, POP and shared mailboxes, one mailbox at a time.
// Source: Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn.

import type { Mailbox } from '../../core/registration/registration.ts';
import { delays } from '../../core/report/delays.ts';
import type { AdminScript } from './adminScript.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, comment, literal, literalList } from './scriptText.ts';
import { needServicePrincipal } from './servicePrincipalScript.ts';

const listBased = (mailbox: Mailbox): boolean =>
  mailbox.protocols.includes('imap') || mailbox.protocols.includes('pop');

/** Undefined where no mailbox needs a permission of its own. */
export function mailboxPermission(plan: ScriptPlan): AdminScript | undefined {
  return plan.access === 'app' ? forApplication(plan) : forPeople(plan);
}

function forApplication(plan: ScriptPlan): AdminScript | undefined {
  const open = plan.mailboxes.filter(listBased).map(({ address }) => address);
  const sending = plan.mailboxes.filter(
    (mailbox) => listBased(mailbox) || mailbox.protocols.includes('smtp'),
  );
  const others = [...new Set(sending.flatMap(otherSender))];
  if (open.length === 0 && others.length === 0) return undefined;
  const trustee = '$principal.Identity';
  return assemble({
    id: 'mailboxPermission',
    ...(open.length === 0 ? sendingWords : openingWords),
    who: 'exchangeAdmin',
    delay: delays.mailboxPermission.words,
    covers: plan.protocols.filter((protocol) =>
      sending.some(
        (mailbox) => protocol !== 'graph' && protocol !== 'ews' && mailbox.protocols.includes(protocol),
      ),
    ),
    body: [
      ...needServicePrincipal(plan),
      '# A permission that is there already gives a warning and no second entry.',
      ...fullAccess(open, 'Add-MailboxPermission', '-AutoMapping $false'),
      ...sendAs(others, 'Add', trustee),
      ...shownPermissions(open),
    ],
    undo: [
      ...needServicePrincipal(plan),
      ...fullAccess(open, 'Remove-MailboxPermission', '-Confirm:$false'),
      ...sendAs(others, 'Remove', trustee),
    ],
  });
}

const openingWords = {
  title: 'Let the application into each mailbox for IMAP and POP',
  why:
    'No Exchange role and no access policy limits IMAP and POP: the FullAccess list of each mailbox is the boundary. ' +
    'Give it here and on no other mailbox.',
} as const;

const sendingWords = {
  title: 'Let the application send as another address',
  why:
    'The From address is not the mailbox that signs in. Whether the Exchange role alone allows it is not documented, ' +
    'so the right is given on that address and on no other.',
} as const;

function fullAccess(addresses: readonly string[], cmdlet: string, more: string): readonly string[] {
  if (addresses.length === 0) return [];
  return [
    `$mailboxes = ${literalList(addresses)}`,
    'foreach ($mailbox in $mailboxes) {',
    `  ${cmdlet} -Identity $mailbox -User $principal.Identity -AccessRights FullAccess ${more} -WhatIf:$preview`,
    '}',
  ];
}

function shownPermissions(addresses: readonly string[]): readonly string[] {
  if (addresses.length === 0) return [];
  return [
    'foreach ($mailbox in $mailboxes) {',
    "  Get-MailboxPermission -Identity $mailbox | Format-Table 'Identity', 'User', 'AccessRights', 'Deny'",
    '}',
  ];
}

const otherSender = (mailbox: Mailbox): readonly string[] =>
  !mailbox.sendAs || same(mailbox.sendAs, mailbox.address) ? [] : [mailbox.sendAs];

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function sendAs(addresses: readonly string[], verb: 'Add' | 'Remove', trustee: string): readonly string[] {
  if (addresses.length === 0) return [];
  return [
    `$senders = ${literalList(addresses)}`,
    'foreach ($sender in $senders) {',
    `  ${verb}-RecipientPermission -Identity $sender -Trustee ${trustee} -AccessRights SendAs -Confirm:$false -WhatIf:$preview`,
    '}',
  ];
}

/** Delegated access: the person who signs in needs rights on a mailbox that is not their own. */
function forPeople(plan: ScriptPlan): AdminScript | undefined {
  const rights = plan.mailboxes.flatMap((mailbox) => rightsOf(mailbox));
  if (rights.length === 0) return undefined;
  return assemble({
    id: 'mailboxPermission',
    title: 'Give the person who signs in rights on the mailboxes',
    who: 'exchangeAdmin',
    why:
      'With a signed-in person, that person’s own rights decide which mailboxes open. Access policies and Exchange ' +
      'roles for applications do nothing here.',
    delay: delays.mailboxPermission.words,
    covers: plan.protocols,
    body: rights.map(({ mailbox, user, right }) =>
      right === 'FullAccess'
        ? `Add-MailboxPermission -Identity ${literal(mailbox)} -User ${literal(user)} -AccessRights FullAccess -AutoMapping $false -WhatIf:$preview`
        : `Add-RecipientPermission -Identity ${literal(mailbox)} -Trustee ${literal(user)} -AccessRights SendAs -Confirm:$false -WhatIf:$preview`,
    ),
    undo: [
      comment('Take back only what nobody else relies on.'),
      ...rights.map(({ mailbox, user, right }) =>
        right === 'FullAccess'
          ? `Remove-MailboxPermission -Identity ${literal(mailbox)} -User ${literal(user)} -AccessRights FullAccess -Confirm:$false -WhatIf:$preview`
          : `Remove-RecipientPermission -Identity ${literal(mailbox)} -Trustee ${literal(user)} -AccessRights SendAs -Confirm:$false -WhatIf:$preview`,
      ),
    ],
  });
}

interface Right {
  readonly mailbox: string;
  readonly user: string;
  readonly right: 'FullAccess' | 'SendAs';
}

function rightsOf(mailbox: Mailbox): readonly Right[] {
  const user = mailbox.signInAs || mailbox.address;
  const full: readonly Right[] = same(user, mailbox.address)
    ? []
    : [{ mailbox: mailbox.address, user, right: 'FullAccess' }];
  const sender = mailbox.sendAs || mailbox.address;
  const send: readonly Right[] = same(sender, user) ? [] : [{ mailbox: sender, user, right: 'SendAs' }];
  return [...full, ...send];
}
