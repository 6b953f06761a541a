// What the administrator's cmdlets declare of one mailbox and its control mailbox.

import type { ProtocolId } from '../../core/registration/registration.ts';
import type { Access, DeclaredAccess } from '../../core/report/policyReport.ts';
import type { ConfusionContext } from '../cmdlets/cmdletConfusions.ts';
import type { FactOf } from '../cmdlets/cmdletFacts.ts';
import type { FactRead } from '../cmdlets/readCmdletOutput.ts';

export interface DeclaredContext extends ConfusionContext {
  readonly address: string;
  readonly controlMailbox: string;
  readonly protocol: ProtocolId;
}

/** Roles that open a mailbox through each protocol (Role Based Access Control for Applications, role table). */
const openingRoles: Readonly<Record<ProtocolId, readonly string[]>> = {
  ews: ['Application EWS.AccessAsApp', 'Application Exchange Full Access'],
  smtp: ['Application SMTP.SendAsApp', 'Application Exchange Full Access'],
  graph: [
    'Application Mail.Read',
    'Application Mail.ReadBasic',
    'Application Mail.ReadWrite',
    'Application Mail Full Access',
    'Application Mail-Advanced.ReadWrite.All',
    'Application Exchange Full Access',
  ],
  imap: [],
  pop: [],
};

/**
 * The declaration that facts hold for one mailbox; undefined where they hold none. The role test is preferred, since it
 * is what replaces access policies; IMAP and POP are declared by the mailboxes' own permission lists. An output that
 * does not name its mailbox counts only with the command line above it.
 */
export function declaredIn(facts: readonly FactRead[], context: DeclaredContext): DeclaredAccess | undefined {
  const byList = context.protocol === 'imap' || context.protocol === 'pop';
  return (
    (byList ? declaredByPermission(facts, context) : undefined) ??
    declaredByRole(facts, context) ??
    declaredByPolicy(facts, context)
  );
}

interface Test {
  readonly mailbox: string;
  readonly access: Access;
  readonly detail: string;
}

function declaredByRole(facts: readonly FactRead[], context: DeclaredContext): DeclaredAccess | undefined {
  const tests = facts.flatMap((read) => roleTestOf(read));
  if (tests.length === 0) return undefined;
  const opening = openingRoles[context.protocol].map((role) => role.toLowerCase());
  const relevant = tests.filter(({ role }) => opening.includes(role.toLowerCase()));
  return declared('Test-ServicePrincipalAuthorization', relevant, context);
}

function roleTestOf({ fact, command }: FactRead): readonly (Test & { readonly role: string })[] {
  if (fact.kind !== 'roleTest') return [];
  const access: Access = fact.InScope === 'yes' ? 'granted' : fact.InScope === 'no' ? 'denied' : 'unknown';
  const mailbox = fact.Resource || (command?.parameters.get('resource') ?? '');
  const within = [fact.ScopeType, fact.AllowedResourceScope].filter((part) => part !== '').join(' ');
  return [{ mailbox, access, role: fact.RoleName, detail: `${fact.RoleName} (${within}): ${fact.InScope}` }];
}

function declaredByPolicy(facts: readonly FactRead[], context: DeclaredContext): DeclaredAccess | undefined {
  const tests = facts.flatMap(({ fact, command }) =>
    fact.kind === 'accessPolicyTest' ? [policyTestOf(fact, command?.parameters.get('identity') ?? '')] : [],
  );
  if (tests.length === 0) return undefined;
  const own = tests.filter(({ appId }) => appId === context.clientId.toLowerCase());
  return declared('Test-ApplicationAccessPolicy', own, context);
}

function policyTestOf(fact: FactOf<'accessPolicyTest'>, typed: string): Test & { readonly appId: string } {
  const access: Access = fact.AccessCheckResult;
  const mailbox = typed.includes('@') ? typed : fact.Mailbox || typed;
  return { mailbox, access, appId: fact.AppId, detail: `${mailbox}: ${fact.AccessCheckResult}` };
}

/** FullAccess on the mailbox for the service principal, by any name that the same paste gives it. */
function declaredByPermission(
  facts: readonly FactRead[],
  context: DeclaredContext,
): DeclaredAccess | undefined {
  const known = facts.flatMap(({ fact }) =>
    fact.kind === 'servicePrincipal' && fact.AppId === context.clientId.toLowerCase()
      ? [fact.DisplayName, fact.ObjectId, fact.Identity]
      : [],
  );
  const principal = [...known, context.enterpriseAppObjectId ?? ''].map((name) => name.toLowerCase());
  const entries = facts.flatMap(({ fact }) => (fact.kind === 'mailboxPermission' ? [fact] : []));
  if (entries.length === 0 || principal.every((name) => name === '')) return undefined;
  const tests = entries.map((entry): Test => {
    const own = principal.some((name) => name !== '' && entry.User.toLowerCase() === name);
    const full = entry.AccessRights.some((right) => right.toLowerCase() === 'fullaccess');
    const open = own && full && entry.Deny !== true;
    const detail = `${entry.Identity}: ${entry.User} has ${entry.AccessRights.join(', ')}`;
    return { mailbox: entry.Identity, access: open ? 'granted' : 'denied', detail };
  });
  return declared('Get-MailboxPermission', tests, context);
}

function declared(cmdlet: string, tests: readonly Test[], context: DeclaredContext): DeclaredAccess {
  const mailbox = tests.filter((test) => names(test.mailbox, context.address, context.controlMailbox));
  const control = tests.filter((test) => names(test.mailbox, context.controlMailbox, context.address));
  const seen = [...mailbox, ...control].map(({ detail }) => detail);
  return {
    cmdlet,
    mailbox: together(mailbox),
    control: together(control),
    detail: seen.length === 0 ? 'The output names neither mailbox for this application.' : seen.join('; '),
  };
}

/** Access is a union: one grant opens the mailbox, whatever the others say. */
function together(tests: readonly Test[]): Access {
  if (tests.some(({ access }) => access === 'granted')) return 'granted';
  return tests.some(({ access }) => access === 'denied') ? 'denied' : 'unknown';
}

/** Some outputs print the mailbox's name for its address: the local part counts where it names one of the two alone. */
function names(printed: string, address: string, other: string): boolean {
  const [text, wanted] = [printed.trim().toLowerCase(), address.trim().toLowerCase()];
  if (text === '' || wanted === '') return false;
  if (text === wanted) return true;
  if (text.includes('@')) return false;
  const [local, otherLocal] = [localPart(wanted), localPart(other.trim().toLowerCase())];
  return local !== otherLocal && text === local;
}

const localPart = (address: string): string => address.split('@', 1)[0] ?? '';
