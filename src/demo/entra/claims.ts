// The claims of Entra's v1.0 access tokens (Access tokens in the Microsoft identity platform, Microsoft Learn).

import { createHash } from 'node:crypto';
import type { Directory } from '../directory.ts';
import type { AskingClient } from './clientCheck.ts';
import type { DelegatedGrant } from './grantRequest.ts';
import type { ClaimSet } from './tokenIssuer.ts';

/** Application token: `roles`, no user. Without consented roles the claim is absent, as Entra leaves it out. */
export function applicationClaims(
  directory: Directory,
  client: AskingClient,
  audience: string,
  roles: readonly string[],
): ClaimSet {
  const { application } = client;
  const provider = `https://sts.windows.net/${directory.tenantId}/`;
  return {
    aud: audience,
    aio: opaque(`${application.appId} ${audience}`),
    app_displayname: application.displayName,
    appid: application.appId,
    appidacr: client.authentication,
    idp: provider,
    idtyp: 'app',
    oid: application.servicePrincipalId,
    rh: `1.${opaque(directory.tenantId)}`,
    ...(roles.length === 0 ? {} : { roles: [...roles] }),
    sub: application.servicePrincipalId,
    // Stands in public samples of application tokens; its meaning for applications is not documented.
    wids: ['0997a1d0-0d1d-4acb-b408-d5ca73121e90'],
  };
}

/** Delegated token: `scp` and the person; no roles. */
export function userClaims(
  directory: Directory,
  grant: DelegatedGrant,
  audience: string,
  scopes: readonly string[],
): ClaimSet {
  const { user, client } = grant;
  const [givenName = '', ...familyName] = user.displayName.split(' ');
  return {
    aud: audience,
    acct: 0,
    acr: '1',
    aio: opaque(`${user.id} ${audience}`),
    amr: [...grant.methods],
    app_displayname: client.application.displayName,
    appid: client.application.appId,
    appidacr: client.authentication,
    family_name: familyName.join(' '),
    given_name: givenName,
    idtyp: 'user',
    ipaddr: '127.0.0.1',
    name: user.displayName,
    oid: user.id,
    rh: `1.${opaque(directory.tenantId)}`,
    scp: scopes.join(' '),
    sub: opaque(`${user.id} ${client.application.appId}`),
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
  };
}

/** Claims of a v2.0 ID token (ID token claims reference, Microsoft Learn); the issuer adds dates and names. */
export function idTokenClaims(grant: DelegatedGrant): ClaimSet {
  const { user, client, nonce } = grant;
  return {
    aud: client.application.appId,
    name: user.displayName,
    ...(nonce === undefined ? {} : { nonce }),
    oid: user.id,
    preferred_username: user.userPrincipalName,
    rh: `1.${opaque(client.application.appId)}`,
    sub: opaque(`${user.id} ${client.application.appId}`),
  };
}

/** Entra's internal claims (`aio`, `rh`): opaque to clients, so any stable text serves. */
const opaque = (seed: string): string => createHash('sha256').update(seed).digest('base64url').slice(0, 28);
