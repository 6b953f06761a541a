// Where a tenant's tokens are asked for. Microsoft's clouds need no discovery; another authority's metadata is read and
// may name no other host.

import { createSingleFlight } from '../core/async.ts';
import { clouds, isMicrosoftCloud } from '../core/endpoints/clouds.ts';
import type { Endpoints } from '../core/endpoints/endpoints.ts';
import * as l10n from '../core/l10n.ts';
import type { Registration } from '../core/registration/registration.ts';
import { Failure } from '../core/report/failure.ts';
import { askMetadata, type MetadataRequest } from './authorityMetadata.ts';
import { malformed } from './tokenFailures.ts';

export interface Authority {
  /** `https://host/tenant`, as MSAL takes it. */
  readonly url: string;
  /** `host` or `host:port`: what MSAL's knownAuthorities compares. */
  readonly host: string;
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly deviceCodeEndpoint: string;
  /** True if the metadata lists the grant under its full name only, which MSAL does not send. */
  readonly fullDeviceCodeGrant: boolean;
  /** OpenID Connect metadata for MSAL, so that it discovers nothing by itself. */
  readonly metadataJson: string;
}

export interface AuthorityRequest extends MetadataRequest {
  readonly registration: Pick<Registration, 'cloud' | 'tenantId'>;
  readonly endpoints: Endpoints;
}

export interface Authorities {
  /** Asks the network only for clouds `demo` and `custom`, once a day. */
  resolve(request: AuthorityRequest): Promise<Authority>;
}

/** RFC 8628 section 3.4. */
export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

const dayMs = 86_400_000;

/** Makes the authorities of one token source. */
export function createAuthorities(now: () => number): Authorities {
  const known = new Map<string, { readonly authority: Authority; readonly until: number }>();
  const discoveries = createSingleFlight<Authority>();
  return {
    async resolve(request) {
      const { registration, endpoints, call } = request;
      const url = `${endpoints.authority}/${encodeURIComponent(registration.tenantId)}`;
      if (isMicrosoftCloud(registration.cloud)) return entraAuthority(url);
      const key = JSON.stringify([url, endpoints.trustedCa]);
      const found = known.get(key);
      if (found !== undefined && now() < found.until) return found.authority;
      return discoveries.run(key, call.signal, async (signal) => {
        const authority = await discover(url, { ...request, call: { ...call, signal } });
        known.set(key, { authority, until: now() + dayMs });
        return authority;
      });
    },
  };
}

/** Entra's v2.0 endpoints (flows: POST {authority}/{tenant}/oauth2/v2.0/token). */
function entraAuthority(url: string): Authority {
  return authorityOf(url, {
    issuer: `${url}/v2.0`,
    authorization_endpoint: `${url}/oauth2/v2.0/authorize`,
    token_endpoint: `${url}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${url}/oauth2/v2.0/devicecode`,
    jwks_uri: `${url}/discovery/v2.0/keys`,
    end_session_endpoint: `${url}/oauth2/v2.0/logout`,
  });
}

interface Metadata {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly [name: string]: unknown;
}

function authorityOf(url: string, metadata: Metadata): Authority {
  const { issuer, authorization_endpoint, token_endpoint } = metadata;
  const text = (name: string) => (typeof metadata[name] === 'string' ? metadata[name] : '');
  return {
    url,
    host: new URL(url).host,
    issuer,
    tokenEndpoint: token_endpoint,
    deviceCodeEndpoint: text('device_authorization_endpoint') || `${url}/oauth2/v2.0/devicecode`,
    fullDeviceCodeGrant: lists(metadata['grant_types_supported'], deviceCodeGrant),
    metadataJson: JSON.stringify({
      issuer,
      authorization_endpoint,
      token_endpoint,
      jwks_uri: text('jwks_uri'),
      end_session_endpoint: text('end_session_endpoint'),
    }),
  };
}

const lists = (value: unknown, entry: string): boolean => Array.isArray(value) && value.includes(entry);

async function discover(url: string, request: AuthorityRequest): Promise<Authority> {
  const { endpoints, redactor } = request;
  const answer = await askMetadata(url, request);
  const metadata = answer.metadata as Metadata;
  refuseOtherHosts(metadata, endpoints);
  if (originOf(metadata.issuer) !== endpoints.authority) {
    throw malformed(answer.host, 'authority metadata', `its issuer is ${metadata.issuer}`, redactor);
  }
  return authorityOf(url, metadata);
}

/** Every endpoint named must be on the authority's own host and port, whether it is used or not. */
function refuseOtherHosts(metadata: Metadata, endpoints: Endpoints): void {
  for (const [name, value] of Object.entries(metadata)) {
    if (!/_(?:endpoint|uri)$/.test(name) || typeof value !== 'string') continue;
    const origin = originOf(value);
    if (origin === endpoints.authority) continue;
    // Entra names Graph here. Nothing is ever sent to it, and Graph is agreed to.
    if (name === 'userinfo_endpoint' && isGraph(origin, endpoints)) continue;
    // Documentation links are no endpoints.
    if (name === 'op_policy_uri' || name === 'op_tos_uri') continue;
    throw new Failure({
      kind: 'local',
      problem: 'hostNotAllowed',
      text: l10n.record(
        'The authority’s metadata names {0} as {1}, which is not {2}. Nothing was sent to it.',
        origin ?? 'no address',
        name,
        endpoints.authority,
      ),
    });
  }
}

function isGraph(origin: string | undefined, endpoints: Endpoints): boolean {
  const roots = [endpoints.graph, ...Object.values(clouds).map((cloud) => cloud.graph.value)];
  return origin !== undefined && roots.some((root) => originOf(root) === origin);
}

/** The origin of a plain https address; undefined for anything else, userinfo included. */
function originOf(text: string): string | undefined {
  if (!/^https:\/\/[\x21-\x7e]{1,2000}$/.test(text) || text.includes('\\') || !URL.canParse(text))
    return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url.origin : undefined;
}
