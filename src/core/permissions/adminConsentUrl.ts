// The page on which an administrator consents for a whole tenant (Microsoft identity platform, admin consent endpoint v2.0).
import type { Cloud } from '../endpoints/clouds.ts';
import type { Registration } from '../registration/registration.ts';
import { grants } from './grants.ts';

export interface ConsentAsk extends Pick<Registration, 'tenantId' | 'clientId' | 'grant'> {
  readonly protocols: readonly string[];
  /** One that the app registration lists: the page refuses any other. */
  readonly redirectUri: string;
}

/** `/.default` of one resource asks for what the app registration lists, of all resources. */
export function adminConsentUrl(cloud: Cloud, ask: ConsentAsk): string {
  const query = new URLSearchParams({
    client_id: ask.clientId,
    scope: `${resourceOf(cloud, ask)}/.default`,
    redirect_uri: ask.redirectUri,
    state: 'consent',
  });
  const tenant = encodeURIComponent(ask.tenantId.toWellFormed());
  return `${cloud.authority.value}/${tenant}/v2.0/adminconsent?${query}`;
}

function resourceOf(cloud: Cloud, { grant, protocols }: ConsentAsk): string {
  if (protocols.every((protocol) => protocol === 'graph')) return cloud.graph.value;
  const isApp = grants[grant].access === 'app';
  return isApp ? cloud.exchangeResource.value : cloud.exchangeDelegatedResource.value;
}
