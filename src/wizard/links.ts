// Pages of the admin centers and the consent page, for the draft's own cloud. The page draws them by id; the host opens them.
// Portal paths: as used by public administration scripts against entra.microsoft.com; Microsoft publishes no list of them.

import { type Cloud, clouds, isMicrosoftCloud } from '../core/endpoints/clouds.ts';
import * as l10n from '../core/l10n.ts';
import { adminConsentUrl } from '../core/permissions/adminConsentUrl.ts';
import { isGuid } from '../core/text/text.ts';
import { tenantOf, type WizardState } from './state.ts';
import { redirectUriProblem } from './validation.ts';

export const linkIds = [
  'appRegistrations',
  'newRegistration',
  'overview',
  'certificatesAndSecrets',
  'apiPermissions',
  'authentication',
  'enterpriseApplication',
  'mailboxes',
  'adminConsent',
] as const;
export type LinkId = (typeof linkIds)[number];

export interface PortalLink {
  readonly id: LinkId;
  /** The page's name in the portal. */
  readonly label: string;
  readonly url: string;
  /** True if no first-party source names this host. */
  readonly unverified: boolean;
}

/** The links that can be made from what is entered; none for the demo tenant or servers of one's own. */
export function linksOf(state: WizardState): readonly PortalLink[] {
  if (!isMicrosoftCloud(state.cloud)) return [];
  const cloud = clouds[state.cloud];
  return [
    ...entraLinks(cloud, state.texts.clientId.trim()),
    mailboxesLink(cloud),
    ...consentLink(cloud, state),
  ];
}

function entraLinks(cloud: Cloud, clientId: string): readonly PortalLink[] {
  const page = (id: LinkId, label: string, path: string): PortalLink => ({
    id,
    label,
    url: `${cloud.entraPortal.value}/#view/${path}`,
    unverified: cloud.entraPortal.confidence === 'unverified',
  });
  const list = 'Microsoft_AAD_RegisteredApps/ApplicationsListBlade';
  const app = (name: string) =>
    isGuid(clientId)
      ? `Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${name}/appId/${clientId.toLowerCase()}`
      : list;
  return [
    page('appRegistrations', l10n.t('App registrations'), list),
    page(
      'newRegistration',
      l10n.t('New registration'),
      'Microsoft_AAD_RegisteredApps/CreateApplicationBlade',
    ),
    page('overview', l10n.t('Overview'), app('Overview')),
    page('certificatesAndSecrets', l10n.t('Certificates & secrets'), app('Credentials')),
    page('apiPermissions', l10n.t('API permissions'), app('CallAnAPI')),
    page('authentication', l10n.t('Authentication'), app('Authentication')),
    page(
      'enterpriseApplication',
      l10n.t('Enterprise applications'),
      'Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview',
    ),
  ];
}

function mailboxesLink(cloud: Cloud): PortalLink {
  return {
    id: 'mailboxes',
    label: l10n.t('Exchange admin center'),
    url: cloud.exchangePortal.value,
    unverified: cloud.exchangePortal.confidence === 'unverified',
  };
}

/**
 * The admin-consent page (Microsoft identity platform, admin consent endpoint v2.0): it needs a redirect URI that is
 * registered, and `/.default` of one resource for application permissions.
 */
function consentLink(cloud: Cloud, state: WizardState): readonly PortalLink[] {
  const redirectUri = state.texts.redirectUri.trim();
  const clientId = state.texts.clientId.trim();
  const tenant = tenantOf(state);
  if (redirectUri === '' || redirectUriProblem(redirectUri) !== undefined) return [];
  if (!isGuid(clientId) || tenant === '') return [];
  const { grant, protocols } = state;
  const ask = { tenantId: tenant, clientId, grant, protocols, redirectUri };
  return [
    {
      id: 'adminConsent',
      label: l10n.t('Admin consent'),
      url: adminConsentUrl(cloud, ask),
      unverified: false,
    },
  ];
}
