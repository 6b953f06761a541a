// Where a person may be sent to enter a device code: the authority's own host, or Microsoft's pages for it.
import { type HostPort, hostPortOf, parseHttpsUrl, sameHost } from '../core/endpoints/hosts.ts';

/**
 * Hosts of the addresses that Entra's device authorization answers name: microsoft.com/devicelogin and its national
 * variants, and login.microsoft.com/device (Microsoft identity platform and the device authorization grant flow).
 */
const microsoftHosts: readonly string[] = [
  'microsoft.com',
  'www.microsoft.com',
  'login.microsoft.com',
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
];

/** The address as it is called; undefined if it is on another host, or written so that it shows another one. */
export function deviceAddress(text: string, authority: HostPort): string | undefined {
  const url = parseHttpsUrl(text);
  if (url === undefined) return undefined;
  const host = hostPortOf(url);
  const isMicrosofts = host.port === 443 && microsoftHosts.includes(host.host);
  return isMicrosofts || sameHost(host, authority) ? url.href : undefined;
}
