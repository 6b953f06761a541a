// The admin consent page (Admin consent on the Microsoft identity platform): accepting gives the roles back.
import { randomUUID } from 'node:crypto';
import type { DemoApplication } from '../applications.ts';
import type { DemoContext } from '../context.ts';
import { idOfResource, resourcePrincipals } from '../graph/resourcePrincipals.ts';
import type { HttpCall, HttpReply } from '../httpSurface.ts';
import { findApplication } from './clientCheck.ts';
import { resolveTenant } from './discovery.ts';
import { describeRefusal, EntraRefusal } from './entraError.ts';
import { choices, errorPage, escapeHtml, hidden, page } from './pages.ts';
import { readForm } from './token.ts';

/** GET /{tenant}/v2.0/adminconsent and its older form without version. */
export function adminConsent(context: DemoContext, call: HttpCall, tenant: string): HttpReply {
  try {
    const id = resolveTenant(context, tenant);
    const values = call.method === 'POST' ? readForm(call) : call.query;
    const application = findApplication(context, values.get('client_id') ?? '');
    const uri = values.get('redirect_uri') ?? '';
    if (uri === '') throw new EntraRefusal(900971);
    if (!URL.canParse(uri) || !isRegistered(application.redirects, uri)) {
      throw new EntraRefusal(50011, { uri, appId: application.appId });
    }
    const state = values.get('state') ?? '';
    if (call.method === 'POST') {
      return decide({ context, application, tenant: id, uri, state }, values.get('choice') === 'accept');
    }
    const fields = [
      hidden('client_id', application.appId),
      hidden('redirect_uri', uri),
      hidden('state', state),
    ].join('');
    const buttons = [
      ['accept', 'Accept'],
      ['', 'Cancel'],
    ] as const;
    const body =
      `<h1>Permissions requested by ${escapeHtml(application.displayName)}</h1>` +
      `<p>Consent for everyone in ${escapeHtml(context.directory.organization)}.</p>${choices(call.path, fields, buttons)}`;
    return page(200, 'Permissions requested', body, [new URL(uri).origin]);
  } catch (error) {
    if (error instanceof EntraRefusal) return errorPage(400, describeRefusal(error));
    throw error;
  }
}

interface Asked {
  readonly context: DemoContext;
  readonly application: DemoApplication;
  readonly tenant: string;
  readonly uri: string;
  readonly state: string;
}

function decide({ context, application, tenant, uri, state }: Asked, accepted: boolean): HttpReply {
  if (accepted && application.ready) context.consent();
  else if (accepted) giveWhatIsListed(application);
  const values = accepted
    ? { admin_consent: 'True', tenant, state }
    : { error: 'access_denied', error_description: describeRefusal(new EntraRefusal(65004)), tenant, state };
  return { status: 302, headers: { location: `${uri}?${new URLSearchParams(values)}` } };
}

type Listed = readonly {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string }[];
}[];

/** Grants exactly what the registration lists; tenant-wide grants that it does not list are revoked. */
function giveWhatIsListed(application: DemoApplication): void {
  const listed = application.requiredResourceAccess as Listed;
  const entries = listed.flatMap(({ resourceAppId, resourceAccess }) => {
    const principal = resourcePrincipals.find(({ appId }) => appId === resourceAppId);
    if (principal === undefined) return [];
    const named = (offered: typeof principal.appRoles) =>
      offered.filter(({ id }) => resourceAccess.some((one) => one.id === id));
    return [
      {
        resource: idOfResource(principal),
        roles: named(principal.appRoles),
        scopes: named(principal.oauth2PermissionScopes),
      },
    ];
  });
  application.roleGrants = entries.flatMap(({ resource, roles }) =>
    roles.map(({ id, value }) => ({ id: randomUUID(), resource, roleId: id, value })),
  );
  application.scopeGrants = entries
    .filter(({ scopes }) => scopes.length > 0)
    .map(({ resource, scopes }) => ({
      id: randomUUID(),
      resource,
      scope: scopes.map(({ value }) => value).join(' '),
      principalId: null,
    }));
}

function isRegistered(
  redirects: Readonly<Record<'publicClient' | 'web', readonly string[]>>,
  uri: string,
): boolean {
  const { protocol, hostname } = new URL(uri);
  const known = [...redirects.publicClient, ...redirects.web];
  return (
    known.includes(uri) ||
    (protocol === 'http:' && hostname === 'localhost' && known.includes('http://localhost'))
  );
}
