// Everything the blocks need, decided once: names that fit Exchange, the mailboxes, the roles, the cloud.

import { type Cloud, shownCloud } from '../../core/endpoints/clouds.ts';
import { grants } from '../../core/permissions/grants.ts';
import { permissionFor } from '../../core/permissions/permissions.ts';
import {
  type Mailbox,
  type ProtocolId,
  protocolIds,
  type Registration,
} from '../../core/registration/registration.ts';
import { Failure } from '../../core/report/failure.ts';
import { isGuid } from '../../core/text/text.ts';
import type { AccessLimit, AdminScriptOptions } from './adminScript.ts';
import { exchangeRoles } from './exchangeRoles.ts';

export interface ScriptPlan {
  readonly registration: Registration;
  readonly access: 'app' | 'delegated';
  readonly cloud: Cloud;
  readonly clientId: string;
  readonly enterpriseAppObjectId: string | undefined;
  readonly mailboxes: readonly Mailbox[];
  readonly protocols: readonly ProtocolId[];
  readonly controlMailbox: string | undefined;
  readonly limit: AccessLimit;
  /** Names of the objects made in Exchange, at most 64 characters, the same on every run. */
  readonly names: { readonly app: string; readonly group: string; readonly scope: string };
  readonly graphPermissions: readonly string[];
  readonly existingAccessPolicy: boolean;
  readonly insist: boolean;
}

/** Decides the plan; a Failure `invalidInput` if a value is no GUID or a permission has no Exchange role. */
export function planScripts(registration: Registration, options: AdminScriptOptions): ScriptPlan {
  const mailboxes = options.mailboxes ?? registration.mailboxes;
  const used = new Set(options.protocols ?? mailboxes.flatMap((mailbox) => mailbox.protocols));
  const graphPermissions = options.graphPermissions ?? [permissionFor('graph', 'app').value];
  const unknown = graphPermissions.find((value) => !Object.hasOwn(exchangeRoles, value));
  if (unknown !== undefined) throw invalid(`No Exchange role stands in for the permission ${unknown}.`);
  const names = namesFor(registration);
  return {
    registration,
    access: grants[registration.grant].access,
    cloud: shownCloud(registration.cloud),
    clientId: asGuid(registration.clientId, 'client ID'),
    enterpriseAppObjectId:
      options.enterpriseAppObjectId === undefined
        ? undefined
        : asGuid(options.enterpriseAppObjectId, 'object ID of the enterprise application'),
    mailboxes,
    protocols: protocolIds.filter((protocol) => used.has(protocol)),
    controlMailbox:
      options.controlMailbox || mailboxes.find((mailbox) => mailbox.controlMailbox)?.controlMailbox,
    limit: limitOf(options.limit, registration, mailboxes),
    names,
    graphPermissions,
    existingAccessPolicy: options.existingAccessPolicy ?? false,
    insist: options.insist ?? false,
  };
}

const invalid = (text: string): Failure => new Failure({ kind: 'local', problem: 'invalidInput', text });

function asGuid(value: string, what: string): string {
  if (!isGuid(value)) throw invalid(`The ${what} is not a GUID.`);
  return value.toLowerCase();
}

function limitOf(
  limit: AccessLimit | undefined,
  registration: Registration,
  mailboxes: readonly Mailbox[],
): AccessLimit {
  if (limit?.kind === 'administrativeUnit') {
    return { kind: 'administrativeUnit', id: asGuid(limit.id, 'ID of the administrative unit') };
  }
  if (limit !== undefined) return limit;
  const domain = mailboxes[0]?.address.split('@').at(-1) ?? registration.tenantId;
  return { kind: 'group', address: `${aliasOf(registration)}@${domain}` };
}

/** New-ManagementScope and New-ManagementRoleAssignment allow 64 characters in a name. */
const longestName = 64;

function namesFor(registration: Registration): ScriptPlan['names'] {
  const app = registration.name.replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ').replace(/\s+/g, ' ');
  // Two registrations may bear one name; the client ID keeps what belongs to them apart.
  const tail = registration.clientId.slice(0, 8).toLowerCase();
  const named = (suffix: string): string => {
    const room = longestName - tail.length - suffix.length - 2;
    const head = [...app]
      .reduce((text, char) => ((text + char).length > room ? text : text + char), '')
      .trim();
    return [head, tail, suffix].filter((part) => part !== '').join(' ');
  };
  return { app: named(''), group: named('mailboxes'), scope: named('scope') };
}

/** Name of the assignment of one role, at most 64 characters. */
export function assignmentName(plan: ScriptPlan, role: string): string {
  const short = role.replace(/^Application /, '');
  return `${plan.names.app.slice(0, longestName - short.length - 1).trim()} ${short}`;
}

function aliasOf(registration: Registration): string {
  const words = registration.id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${words.slice(0, 40) || 'application'}-mailboxes`;
}

/** The Exchange roles to assign for the plan's protocols. */
export function rolesOf(plan: ScriptPlan): readonly string[] {
  const values = plan.protocols.flatMap((protocol) => permissionsReplaced(plan, protocol));
  return [...new Set(values.flatMap((value) => exchangeRoles[value] ?? []))];
}

/** Application permissions that an Exchange role stands in for, and that must go for its scope to count. */
export function permissionsReplaced(plan: ScriptPlan, protocol: ProtocolId): readonly string[] {
  if (protocol === 'graph') return plan.graphPermissions;
  const { value } = permissionFor(protocol, 'app');
  return Object.hasOwn(exchangeRoles, value) ? [value] : [];
}

/** The plan's protocols that an Exchange role covers. */
export const protocolsWithRole = (plan: ScriptPlan): readonly ProtocolId[] =>
  plan.protocols.filter((protocol) => permissionsReplaced(plan, protocol).length > 0);

/** Addresses of the mailboxes that an Exchange role has to reach; one used through IMAP or POP alone stays outside. */
export const mailboxesWithRole = (plan: ScriptPlan): readonly string[] =>
  plan.mailboxes
    .filter((mailbox) => mailbox.protocols.some((protocol) => protocolsWithRole(plan).includes(protocol)))
    .map((mailbox) => mailbox.address);
