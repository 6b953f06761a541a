// A registration, claims and requests for the policy tests.

import type { GrantId, ProtocolId, Registration } from '../../../src/core/registration/registration.ts';
import type { DeclaredAccess } from '../../../src/core/report/policyReport.ts';
import type { TokenClaims } from '../../../src/core/token/tokenClaims.ts';
import type { PolicyCheckRequest } from '../../../src/policy/check/checkPolicy.ts';
import { diagnosed } from '../../support/diagnosed.ts';
import { inside, type ModelTenant, outside, probeOf } from './modelTenant.ts';

export const now = new Date('2026-11-22T10:00:00.000Z');

export const registration = (grant: GrantId, protocol: ProtocolId): Registration => ({
  id: 'r1',
  name: 'Contoso Capture',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant,
  mailboxes: [{ address: inside, protocols: [protocol], controlMailbox: outside }],
});

/** Entra's name of the application permission of each protocol. */
const permissionNames: Readonly<Record<ProtocolId, string>> = {
  ews: 'full_access_as_app',
  imap: 'IMAP.AccessAsApp',
  pop: 'POP.AccessAsApp',
  smtp: 'SMTP.SendAsApp',
  graph: 'Mail.ReadWrite',
};

export function claims(roles: readonly string[], more: Partial<TokenClaims> = {}): TokenClaims {
  return {
    audience: 'https://outlook.office365.com',
    tenantId: '11111111-2222-3333-4444-555555555555',
    appId: '66666666-7777-8888-9999-000000000000',
    issuer: 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/',
    roles,
    scopes: [],
    kind: 'app',
    ...more,
  };
}

export const personClaims = (user: string): TokenClaims =>
  claims([], { kind: 'user', scopes: ['IMAP.AccessAsUser.All'], user });

/** The request that checks the model of a tenant. */
export function requestOf(tenant: ModelTenant, declared?: DeclaredAccess): PolicyCheckRequest {
  const grant: GrantId = tenant.grant === 'app' ? 'clientSecret' : 'authorizationCode';
  const held = registration(grant, tenant.protocol);
  return {
    diagnose: diagnosed,
    registration: held,
    mailbox: held.mailboxes[0] ?? { address: inside, protocols: [] },
    controlMailbox: outside,
    protocol: tenant.protocol,
    probe: async (address) => probeOf(tenant, address),
    claims:
      tenant.grant === 'delegated'
        ? personClaims('svc@contoso.com')
        : claims([...(tenant.consented ? [permissionNames[tenant.protocol]] : []), ...(tenant.others ?? [])]),
    ...(declared === undefined ? {} : { declared }),
    now,
  };
}
