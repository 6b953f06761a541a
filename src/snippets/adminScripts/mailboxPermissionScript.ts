// FullAccess and SendAs: the boundary of IMAP, POP and shared mailboxes, one mailbox at a time.
// Source: Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn.

import * as l10n from '../../core/l10n.ts';
import type { Mailbox } from '../../core/registration/registration.ts';
import { delays } from '../../core/report/delays.ts';
import type { AdminScript } from './adminScript.ts';
import { asJson, dropRecord, keepRecord, readRecord } from './changeRecord.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, literal, literalList } from './scriptText.ts';
import { needServicePrincipal } from './servicePrincipalScript.ts';

const listBased = (mailbox: Mailbox): boolean =>
  mailbox.protocols.includes('imap') || mailbox.protocols.includes('pop');

/** Undefined if no mailbox needs a permission of its own. */
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
      ...keepRecord(plan, 'mailboxPermission'),
      '# The list of a mailbox shows the application by one of these names.',
      '$user = [string]$principal.Identity',
      '$names = @($principal.Identity, $principal.ObjectId, $principal.DisplayName, $principal.Name, $principal.Sid) | ForEach-Object { [string]$_ } | Where-Object { $_ }',
      ...give(open.map((mailbox) => ({ mailbox, right: 'FullAccess' }))),
      ...give(others.map((mailbox) => ({ mailbox, right: 'SendAs' }))),
      ...shownRights([
        ...open.map((mailbox) => ({ mailbox, right: 'FullAccess' as const })),
        ...others.map((mailbox) => ({ mailbox, right: 'SendAs' as const })),
      ]),
    ],
    undo: takeBack(plan),
  });
}

const openingWords = {
  title: l10n.msg('Let the application into each mailbox for IMAP and POP'),
  why: l10n.msg(
    'No Exchange role and no access policy limits IMAP and POP: the FullAccess list of each mailbox is the boundary. Give it here and on no other mailbox.',
  ),
} as const;

const sendingWords = {
  title: l10n.msg('Let the application send as another address'),
  why: l10n.msg(
    'The From address is not the mailbox that signs in. Whether the Exchange role alone allows it is not documented, so the right is given on that address and on no other.',
  ),
} as const;

type Wanted = Omit<Right, 'user'>;

/** Statements that give `$user`, known by `$names`, one right on each mailbox if it is not there yet. */
function give(wanted: readonly Wanted[]): readonly string[] {
  const [first] = wanted;
  if (first === undefined) return [];
  const { list, add, found } = rights[first.right];
  return [
    `$mailboxes = ${literalList(wanted.map(({ mailbox }) => mailbox))}`,
    'foreach ($mailbox in $mailboxes) {',
    `  $given = @(${list} -Identity $mailbox | Where-Object { ${found} })`,
    '  if ($given.Count -eq 0) {',
    `    . $note ([ordered]@{ What = '${first.right}'; Mailbox = $mailbox; User = $user })`,
    `    ${add} -WhatIf:$preview | Out-Null`,
    '  }',
    '}',
  ];
}

/** How each right is seen, given and taken. */
const rights = {
  FullAccess: {
    list: 'Get-MailboxPermission',
    found:
      "($names -contains [string]$_.User) -and (@($_.AccessRights | ForEach-Object { [string]$_ }) -contains 'FullAccess') -and -not $_.Deny",
    add: 'Add-MailboxPermission -Identity $mailbox -User $user -AccessRights FullAccess -AutoMapping $false',
    remove:
      'Remove-MailboxPermission -Identity $change.Mailbox -User $change.User -AccessRights FullAccess -Confirm:$false',
  },
  SendAs: {
    list: 'Get-RecipientPermission',
    found: '$names -contains [string]$_.Trustee',
    add: 'Add-RecipientPermission -Identity $mailbox -Trustee $user -AccessRights SendAs -Confirm:$false',
    remove:
      'Remove-RecipientPermission -Identity $change.Mailbox -Trustee $change.User -AccessRights SendAs -Confirm:$false',
  },
} as const;

/** Statements that take back what the record names. */
const takeBack = (plan: ScriptPlan): readonly string[] => [
  ...readRecord(plan, 'mailboxPermission'),
  'foreach ($change in $changes) {',
  "  if ($change.What -eq 'FullAccess') {",
  `    ${rights.FullAccess.remove} -WhatIf:$preview`,
  '  } else {',
  `    ${rights.SendAs.remove} -WhatIf:$preview`,
  '  }',
  '}',
  dropRecord,
];

/** Statements that print the lists, each row with the address that was asked for. */
function shownRights(wanted: readonly Wanted[]): readonly string[] {
  const of = (right: Right['right']) => [
    ...new Set(wanted.filter((one) => one.right === right).map(({ mailbox }) => mailbox)),
  ];
  const [full, send] = [of('FullAccess'), of('SendAs')];
  return [
    '$rows = @()',
    ...(full.length === 0
      ? []
      : [
          `foreach ($mailbox in ${literalList(full)}) {`,
          '  $rows += @(Get-MailboxPermission -Identity $mailbox | ForEach-Object {',
          '    [pscustomobject]@{ Identity = $mailbox; User = [string]$_.User; AccessRights = @($_.AccessRights | ForEach-Object { [string]$_ }); Deny = [bool]$_.Deny }',
          '  })',
          '}',
        ]),
    ...(send.length === 0
      ? []
      : [
          `foreach ($mailbox in ${literalList(send)}) {`,
          '  $rows += @(Get-RecipientPermission -Identity $mailbox | ForEach-Object {',
          '    [pscustomobject]@{ Identity = $mailbox; Trustee = [string]$_.Trustee; AccessRights = @($_.AccessRights | ForEach-Object { [string]$_ }); AccessControlType = [string]$_.AccessControlType }',
          '  })',
          '}',
        ]),
    '$rows | Format-List',
    ...asJson('$rows'),
  ];
}

const otherSender = (mailbox: Mailbox): readonly string[] =>
  !mailbox.sendAs || same(mailbox.sendAs, mailbox.address) ? [] : [mailbox.sendAs];

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Delegated access: the person who signs in needs rights on a mailbox that is not their own. */
function forPeople(plan: ScriptPlan): AdminScript | undefined {
  const wanted = plan.mailboxes.flatMap((mailbox) => rightsOf(mailbox));
  if (wanted.length === 0) return undefined;
  return assemble({
    id: 'mailboxPermission',
    title: l10n.record('Give the person who signs in rights on the mailboxes'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'With a signed-in person, that person’s own rights decide which mailboxes open. Access policies and Exchange roles for applications do nothing here.',
    ),
    delay: delays.mailboxPermission.words,
    covers: plan.protocols,
    body: [
      ...keepRecord(plan, 'mailboxPermission'),
      ...wanted.flatMap((right) => [`$user = ${literal(right.user)}`, '$names = @($user)', ...give([right])]),
      ...shownRights(wanted),
    ],
    undo: takeBack(plan),
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
