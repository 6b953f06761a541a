// Whether a token opens a protocol, in one sentence with what would change it.

import * as l10n from '../l10n.ts';
import { permissionFor, resourceNames } from '../permissions/permissions.ts';
import { protocols } from '../permissions/protocols.ts';
import type { ProtocolId } from '../registration/registration.ts';
import type { Audience } from './audiences.ts';
import { holds } from './checkClaims.ts';
import type { TokenClaims } from './tokenClaims.ts';
import type { ProtocolVerdict } from './tokenReading.ts';

type Opens = ProtocolVerdict['opens'];

/** The verdict for one protocol. `maybe` if the token cannot tell. */
export function verdictOf(
  protocol: ProtocolId,
  claims: TokenClaims,
  audience: Audience | undefined,
  nowMs: number,
): ProtocolVerdict {
  const say = (opens: Opens, why: string): ProtocolVerdict => ({ protocol, opens, why });
  const { label, resource } = protocols[protocol];
  if (claims.expiresAt !== undefined && claims.expiresAt * 1000 <= nowMs) {
    return say('no', l10n.record('The token has expired. Get a new one.'));
  }
  if (audience !== undefined && audience.resource !== resource) {
    const needed = l10n.record('{0} needs one for {1}', label, resourceNames[resource]);
    return say('no', l10n.record('The token is for {0}; {1}. Ask for another scope.', audience.name, needed));
  }
  const [opens, why] =
    claims.kind === 'app' ? appVerdict(protocol, claims) : delegatedVerdict(protocol, claims);
  if (audience === undefined && opens !== 'no') {
    return say(
      'maybe',
      l10n.record(
        'The audience {0} is not known here. If it is right: {1}',
        claims.audience || '(none)',
        why,
      ),
    );
  }
  return say(opens, why);
}

/** Beside the role, what each protocol asks for (facts: which control governs which protocol). */
const besides: Readonly<Record<ProtocolId, string>> = {
  ews: l10n.msg(
    'It opens every mailbox of the tenant unless an access policy limits it, and only while EWS is switched on.',
  ),
  imap: l10n.msg('Each mailbox also needs FullAccess for the Exchange service principal.'),
  pop: l10n.msg('Each mailbox also needs FullAccess for the Exchange service principal.'),
  smtp: l10n.msg(
    'Each mailbox also needs FullAccess for the Exchange service principal, and SMTP AUTH switched on.',
  ),
  graph: l10n.msg('It opens every mailbox of the tenant unless an access policy limits it.'),
};

function appVerdict(protocol: ProtocolId, claims: TokenClaims): readonly [Opens, string] {
  const permission = permissionFor(protocol, 'app');
  if (holds(claims.roles, protocol, 'app')) {
    const role = claims.roles.find((value) => holds([value], protocol, 'app')) ?? permission.value;
    return ['yes', l10n.record('It holds the role {0}. {1}', role, besides[protocol])];
  }
  if (permission.rbacRole !== undefined) {
    return [
      'maybe',
      l10n.record(
        'It holds no role for this. That is right if RBAC for Applications grants “{0}”, which no token shows; else {1} is not granted or has no admin consent.',
        permission.rbacRole,
        permission.value,
      ),
    ];
  }
  return [
    'no',
    l10n.record(
      'The role {0} is missing. The application permission is not granted, or an administrator has not consented.',
      permission.value,
    ),
  ];
}

function delegatedVerdict(protocol: ProtocolId, claims: TokenClaims): readonly [Opens, string] {
  const permission = permissionFor(protocol, 'delegated');
  const who = claims.user ?? l10n.record('the signed-in person');
  if (holds(claims.scopes, protocol, 'delegated')) {
    const scope = claims.scopes.find((value) => holds([value], protocol, 'delegated')) ?? permission.value;
    return ['yes', l10n.record('It holds the scope {0}, for the mailboxes that {1} may open.', scope, who)];
  }
  return [
    'no',
    l10n.record(
      'The scope {0} is missing. Ask for it at sign-in; if user consent is limited, an administrator has to consent.',
      permission.value,
    ),
  ];
}
