// Works out, once for every renderer, the addresses, scopes and names that belong to one mailbox.

import { isMicrosoftCloud } from '../core/endpoints/clouds.ts';
import { type DemoEndpoints, type Endpoints, resolveEndpoints } from '../core/endpoints/endpoints.ts';
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import { type Permission, permissionsFor } from '../core/permissions/permissions.ts';
import type { GrantId, Mailbox, ProtocolId, Registration } from '../core/registration/registration.ts';
import { codeSpan } from '../snippets/quoteMarkdown.ts';
import { shapeForGrant } from './parts/registrationShape.ts';
import { setUpSteps } from './parts/setUpSteps.ts';
import type { Product, Refusal, RenderContext } from './product.ts';

/** The context for a product's rendering, or the reason why its hosts are not known. */
export function renderContext(
  product: Product,
  registration: Registration,
  mailbox: Mailbox,
  target: string,
  demo: DemoEndpoints | undefined,
): RenderContext | Refusal {
  const resolved = resolveEndpoints(registration, demo);
  if (!resolved.ok) {
    return resolved.problem.kind === 'demoNotRunning'
      ? {
          refused: l10n.record(
            'The demo tenant is not running. Start it, then render again: its ports change with every start.',
          ),
        }
      : {
          refused: l10n.record(
            'The registration’s {0} cannot be used as a host. Correct it in User settings.',
            resolved.problem.field,
          ),
        };
  }
  const { endpoints } = resolved;
  const access = grants[registration.grant].access;
  const protocols = renderedProtocols(product, registration.grant, mailbox);
  const permissions = productPermissions(product, protocols, access);
  const tenantAuthority = `${endpoints.authority}/${encodeURIComponent(registration.tenantId.toWellFormed())}`;
  const context = {
    product,
    target,
    endpoints,
    ownHosts: !isMicrosoftCloud(registration.cloud),
    demo: registration.cloud === 'demo',
    access,
    protocols,
    tenantAuthority,
    authorizeUrl: `${tenantAuthority}/oauth2/v2.0/authorize`,
    tokenUrl: `${tenantAuthority}/oauth2/v2.0/token`,
    deviceCodeUrl: `${tenantAuthority}/oauth2/v2.0/devicecode`,
    scopesFor: (protocol: ProtocolId) =>
      access === 'app'
        ? [`${protocol === 'graph' ? endpoints.graphResource : endpoints.exchangeResource}/.default`]
        : delegatedScopes(endpoints, protocol, permissions, isShared(mailbox)),
    signInAs: mailbox.signInAs ?? mailbox.address,
    shared: isShared(mailbox),
    from: mailbox.sendAs ?? mailbox.address,
    permissions,
  } as const;
  const shape = product.shapes?.[registration.grant] ?? shapeForGrant(registration.grant);
  return { ...context, setUp: setUpSteps(registration, mailbox, context, shape, codeSpan) };
}

/** The mailbox's protocols that one rendering of this product serves with this grant. */
export function renderedProtocols(product: Product, grant: GrantId, mailbox: Mailbox): readonly ProtocolId[] {
  const able = mailbox.protocols.filter(
    (protocol) =>
      product.protocols.includes(protocol) &&
      !product.except?.some((entry) => entry.grant === grant && entry.protocol === protocol),
  );
  const group = product.protocolGroups?.find((members) =>
    able.some((protocol) => members.includes(protocol)),
  );
  return group === undefined ? able : able.filter((protocol) => group.includes(protocol));
}

/** The permissions that a product needs: its own, or the least ones of each protocol. */
export function productPermissions(
  product: Product | undefined,
  protocols: readonly ProtocolId[],
  access: 'app' | 'delegated',
): readonly Permission[] {
  const rows = protocols.flatMap(
    (protocol) => product?.permissions?.[protocol]?.[access] ?? permissionsFor([protocol], access),
  );
  return rows.filter((row, index) => rows.findIndex((other) => other.id === row.id) === index);
}

/** True if the person who signs in is not the mailbox: rights on the mailbox are needed beside the consent. */
export const isShared = (mailbox: Mailbox): boolean =>
  mailbox.signInAs !== undefined && mailbox.signInAs.toLowerCase() !== mailbox.address.toLowerCase();

/** Scopes of one token request with a person; application tokens take `/.default` only (AADSTS1002012 otherwise). */
function delegatedScopes(
  endpoints: Endpoints,
  protocol: ProtocolId,
  permissions: readonly Permission[],
  shared: boolean,
): readonly string[] {
  switch (protocol) {
    case 'graph':
      return permissions
        .filter((permission) => permission.resource === 'graph' && permission.value.startsWith('Mail.'))
        .map(
          ({ value }) =>
            `${endpoints.graphResource}/${shared && !value.endsWith('.Shared') ? `${value}.Shared` : value}`,
        );
    // EWS tokens are asked for at the service's own host (Authenticate an EWS application by using OAuth).
    case 'ews':
      return [`${endpoints.exchangeResource}/EWS.AccessAsUser.All`];
    case 'imap':
      return [`${endpoints.exchangeDelegatedResource}/IMAP.AccessAsUser.All`];
    case 'pop':
      return [`${endpoints.exchangeDelegatedResource}/POP.AccessAsUser.All`];
    case 'smtp':
      return [`${endpoints.exchangeDelegatedResource}/SMTP.Send`];
  }
}
