// What the administrator's cmdlets declare of one mailbox and its control mailbox.

import * as l10n from '../../core/l10n.ts';
import type { ProtocolId } from '../../core/registration/registration.ts';
import type { Access, DeclaredAccess } from '../../core/report/policyReport.ts';
import {
  type ApplicationContext,
  type ApplicationIdentity,
  applicationIdentity,
  type Ownership,
} from '../cmdlets/applicationIdentity.ts';
import type { FactOf, FactRead } from '../cmdlets/cmdletFacts.ts';
import type { CommandSeen } from '../cmdlets/commandSeen.ts';
import { isCut, leftOf } from '../cmdlets/cutText.ts';

export interface DeclaredContext extends ApplicationContext {
  readonly address: string;
  readonly controlMailbox: string;
  readonly protocol: ProtocolId;
}

/** Roles that open a mailbox through each protocol (Role Based Access Control for Applications, role table). */
const openingRoles: Readonly<Record<ProtocolId, readonly string[]>> = {
  ews: ['Application EWS.AccessAsApp'],
  smtp: ['Application SMTP.SendAsApp'],
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
 * The declaration that facts hold for one mailbox; undefined if they hold none. The role test is preferred, since it
 * is what replaces access policies; IMAP and POP are declared by the mailboxes' own permission lists. An output that
 * does not name its mailbox counts only with the command line above it.
 */
export function declaredIn(facts: readonly FactRead[], context: DeclaredContext): DeclaredAccess | undefined {
  const application = applicationIdentity(
    facts.map(({ fact }) => fact),
    context,
  );
  const known: Known = { ...context, application };
  const byList = context.protocol === 'imap' || context.protocol === 'pop';
  return (
    (byList ? declaredByPermission(facts, known) : undefined) ??
    declaredByRole(facts, known) ??
    declaredByPolicy(facts, known)
  );
}

interface Known extends DeclaredContext {
  readonly application: ApplicationIdentity;
}

interface Test {
  readonly mailbox: string;
  readonly access: Access;
  readonly detail: string;
  /** The run that printed it: a later run of the same test takes the place of an earlier one. */
  readonly run: unknown;
}

function declaredByRole(facts: readonly FactRead[], context: Known): DeclaredAccess | undefined {
  const tests = facts.filter(
    ({ fact, command }) =>
      fact.kind === 'roleTest' && !context.application.isOther(command?.parameters.get('identity') ?? ''),
  );
  if (tests.length === 0) return undefined;
  return declared(
    'Test-ServicePrincipalAuthorization',
    tests.flatMap((read) => roleTestOf(read, context.protocol)),
    context,
  );
}

function roleTestOf({ fact, command }: FactRead, protocol: ProtocolId): readonly Test[] {
  if (fact.kind !== 'roleTest') return [];
  const mailbox = fact.Resource;
  const opening = openingRoles[protocol];
  const { RoleName, InScope } = fact;
  if (RoleName === '') {
    const detail = l10n.record('no Exchange role is assigned');
    return opening.length === 0 ? [] : [{ mailbox, access: 'denied', detail, run: command }];
  }
  // Without its name a row opens nothing that is known here, but one out of scope opens nothing at all.
  if (RoleName === undefined) {
    const access = InScope === 'no' ? 'denied' : 'unknown';
    const detail = l10n.record('a role that was not shown: {0}', InScope);
    return opening.length === 0 ? [] : [{ mailbox, access, detail, run: command }];
  }
  if (!opening.some((role) => isRole(fact, role))) return [];
  const access: Access = InScope === 'yes' ? 'granted' : InScope === 'no' ? 'denied' : 'unknown';
  const within = [fact.ScopeType, fact.AllowedResourceScope].filter((part) => part !== '').join(' ');
  return [{ mailbox, access, detail: `${RoleName} (${within}): ${InScope}`, run: command }];
}

/** A role's name that was cut off is known by the one permission that it grants, or if only one role begins so. */
function isRole({ RoleName = '', GrantedPermissions }: FactOf<'roleTest'>, role: string): boolean {
  const [printed, wanted] = [RoleName.toLowerCase(), role.toLowerCase()];
  if (!isCut(printed)) return printed === wanted;
  if (!wanted.startsWith(leftOf(printed))) return false;
  if (!isCut(GrantedPermissions)) return `application ${GrantedPermissions.toLowerCase()}` === wanted;
  return allRoles.filter((one) => one.toLowerCase().startsWith(leftOf(printed))).length === 1;
}

const allRoles = [...new Set(Object.values(openingRoles).flat()), 'Application Mail.Send'];

function declaredByPolicy(facts: readonly FactRead[], context: Known): DeclaredAccess | undefined {
  const tests = facts.flatMap(({ fact, command }) =>
    fact.kind === 'accessPolicyTest' ? [{ fact, command }] : [],
  );
  if (tests.length === 0) return undefined;
  const own = tests.filter(({ fact }) => context.application.ownerOf(appIdOf(fact)) === 'own');
  return declared(
    'Test-ApplicationAccessPolicy',
    own.map(({ fact, command }) => ({
      mailbox: fact.Mailbox,
      access: fact.AccessCheckResult,
      detail: `${fact.Mailbox}: ${fact.AccessCheckResult}`,
      run: command,
    })),
    context,
  );
}

const appIdOf = ({ AppId, cut }: FactOf<'accessPolicyTest'>): string =>
  AppId ?? (cut?.['AppId'] === undefined ? '' : `${cut['AppId']}\u2026`);

interface Entry extends Test {
  readonly inherited: boolean;
}

/** FullAccess on the mailbox for the service principal, by any name that the same paste gives it. */
function declaredByPermission(facts: readonly FactRead[], context: Known): DeclaredAccess | undefined {
  const entries = facts.flatMap(({ fact, command }) =>
    fact.kind === 'mailboxPermission' ? [{ fact, command }] : [],
  );
  if (entries.length === 0) return undefined;
  const { application } = context;
  // If rows were left out, what is listed for others says nothing of this application.
  const telling = entries.filter(
    ({ fact, command }) => !isPart(command) || application.ownerOf(fact.User) === 'own',
  );
  const tests = telling.map(({ fact, command }): Entry => {
    const detail = `${fact.Identity}: ${fact.User} has ${fact.AccessRights.join(', ')}${fact.Deny === true ? ', denied' : ''}`;
    const access = accessBy(fact, application);
    return { mailbox: fact.Identity, access, detail, run: command, inherited: fact.Inherited === true };
  });
  // A denying entry overrides an allowing one; but the mailbox's own entries go before those that it inherits.
  const denied = entries.filter(({ fact }) => fact.Deny === true && isFull(fact));
  const shutFor = (owner: Ownership, inherited: boolean) =>
    new Set(
      denied
        .filter(({ fact }) => application.ownerOf(fact.User) === owner)
        .filter(({ fact }) => inherited || fact.Inherited !== true)
        .map(({ fact }) => fact.Identity.toLowerCase()),
    );
  const shutters = (owner: Ownership) => {
    const [own, any] = [shutFor(owner, false), shutFor(owner, true)];
    return ({ mailbox, inherited }: Entry) => (inherited ? any : own).has(mailbox.toLowerCase());
  };
  const [shut, perhaps] = [shutters('own'), shutters('unknown')];
  const left = tests.filter((test) => test.access !== 'granted' || !shut(test));
  return declared(
    'Get-MailboxPermission',
    left.map((test) => (test.access === 'granted' && perhaps(test) ? { ...test, access: 'unknown' } : test)),
    context,
  );
}

/** Asked for one user, or filtered: rows of others may be missing. */
const isPart = (command: CommandSeen | undefined): boolean =>
  command !== undefined && (command.parameters.has('user') || command.filter !== undefined);

const isFull = ({ AccessRights }: FactOf<'mailboxPermission'>): boolean =>
  AccessRights.some((right) => right.toLowerCase() === 'fullaccess');

/** An entry of somebody else says that this one opens nothing; an entry whose owner is not known leaves that open. */
function accessBy(fact: FactOf<'mailboxPermission'>, application: ApplicationIdentity): Access {
  const owner = application.ownerOf(fact.User);
  if (owner === 'other' || (!isFull(fact) && fact.cut?.['AccessRights'] === undefined)) return 'denied';
  if (!isFull(fact)) return 'unknown';
  if (fact.Deny === true) return 'denied';
  return owner === 'own' ? 'granted' : 'unknown';
}

function declared(cmdlet: string, tests: readonly Test[], context: DeclaredContext): DeclaredAccess {
  const about = (address: string, other: string) =>
    lastRun(tests.filter((test) => names(test.mailbox, address, other)));
  const mailbox = about(context.address, context.controlMailbox);
  const control = about(context.controlMailbox, context.address);
  const seen = [...mailbox, ...control].map(({ detail }) => detail);
  return {
    cmdlet,
    mailbox: together(mailbox),
    control: together(control),
    detail:
      seen.length === 0
        ? l10n.record('The output names neither mailbox for this application.')
        : seen.join('; '),
  };
}

const lastRun = (tests: readonly Test[]): readonly Test[] =>
  tests.filter(({ run }) => run === tests.at(-1)?.run);

/** Access is a union: one grant opens the mailbox, and what is not known may be one. */
function together(tests: readonly Test[]): Access {
  if (tests.some(({ access }) => access === 'granted')) return 'granted';
  if (tests.some(({ access }) => access === 'unknown')) return 'unknown';
  return tests.some(({ access }) => access === 'denied') ? 'denied' : 'unknown';
}

/** Some outputs print the mailbox's name for its address: the local part counts if it names one of the two alone. */
function names(printed: string, address: string, other: string): boolean {
  // Exchange may print the place in the directory: contoso.onmicrosoft.com/ap.
  const text = printed.trim().toLowerCase().split('/').at(-1) ?? '';
  const wanted = address.trim().toLowerCase();
  if (text === '' || wanted === '') return false;
  if (text === wanted) return true;
  if (text.includes('@')) return false;
  const [local, otherLocal] = [localPart(wanted), localPart(other.trim().toLowerCase())];
  return local !== otherLocal && text === local;
}

const localPart = (address: string): string => address.split('@', 1)[0] ?? '';
