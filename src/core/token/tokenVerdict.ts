// Whether a token opens a protocol, in one sentence with what would change it.

import { permissionFor, resourceNames } from '../permissions/permissions.ts';
import { protocols } from '../permissions/protocols.ts';
import type { ProtocolId } from '../registration/registration.ts';
import type { Audience } from './audiences.ts';
import { holds } from './checkClaims.ts';
import type { TokenClaims } from './tokenClaims.ts';
import type { ProtocolVerdict } from './tokenReading.ts';

type Opens = ProtocolVerdict['opens'];

/** The verdict for one protocol. `maybe` where the token cannot tell. */
export function verdictOf(
  protocol: ProtocolId,
  claims: TokenClaims,
  audience: Audience | undefined,
  nowMs: number,
): ProtocolVerdict {
  const say = (opens: Opens, why: string): ProtocolVerdict => ({ protocol, opens, why });
  const { label, resource } = protocols[protocol];
  if (claims.expiresAt !== undefined && claims.expiresAt * 1000 <= nowMs) {
    return say('no', 'The token has expired. Get a new one.');
  }
  if (audience !== undefined && audience.resource !== resource) {
    const needed = `${label} needs one for ${resourceNames[resource]}`;
    return say('no', `The token is for ${audience.name}; ${needed}. Ask for another scope.`);
  }
  const [opens, why] =
    claims.kind === 'app' ? appVerdict(protocol, claims) : delegatedVerdict(protocol, claims);
  if (audience === undefined && opens !== 'no') {
    return say(
      'maybe',
      `The audience ${claims.audience || '(none)'} is not known here. If it is right: ${why}`,
    );
  }
  return say(opens, why);
}

/** Beside the role, what each protocol asks for (facts: which control governs which protocol). */
const besides: Readonly<Record<ProtocolId, string>> = {
  ews: 'It opens every mailbox of the tenant unless an access policy limits it, and only while EWS is switched on.',
  imap: 'Each mailbox also needs FullAccess for the Exchange service principal.',
  pop: 'Each mailbox also needs FullAccess for the Exchange service principal.',
  smtp: 'Each mailbox also needs FullAccess for the Exchange service principal, and SMTP AUTH switched on.',
  graph: 'It opens every mailbox of the tenant unless an access policy limits it.',
};

function appVerdict(protocol: ProtocolId, claims: TokenClaims): readonly [Opens, string] {
  const permission = permissionFor(protocol, 'app');
  if (holds(claims.roles, protocol, 'app')) {
    const role = claims.roles.find((value) => holds([value], protocol, 'app')) ?? permission.value;
    return ['yes', `It holds the role ${role}. ${besides[protocol]}`];
  }
  if (permission.rbacRole !== undefined) {
    return [
      'maybe',
      `It holds no role for this. That is right where RBAC for Applications grants “${permission.rbacRole}”, which no token shows; else ${permission.value} is not granted or has no admin consent.`,
    ];
  }
  return [
    'no',
    `The role ${permission.value} is missing. The application permission is not granted, or an administrator has not consented.`,
  ];
}

function delegatedVerdict(protocol: ProtocolId, claims: TokenClaims): readonly [Opens, string] {
  const permission = permissionFor(protocol, 'delegated');
  const who = claims.user ?? 'the signed-in person';
  if (holds(claims.scopes, protocol, 'delegated')) {
    const scope = claims.scopes.find((value) => holds([value], protocol, 'delegated')) ?? permission.value;
    return ['yes', `It holds the scope ${scope}, for the mailboxes that ${who} may open.`];
  }
  return [
    'no',
    `The scope ${permission.value} is missing. Ask for it at sign-in; where user consent is limited, an administrator has to consent.`,
  ];
}
