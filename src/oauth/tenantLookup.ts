// Which tenant and cloud a domain belongs to: asked of the public OpenID metadata, without a sign-in. Entry of the
// bundle `tenantLookup`.

import { clouds, isMicrosoftCloud } from '../core/endpoints/clouds.ts';
import { type HostPort, hostPortOf } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import type { CloudId } from '../core/registration/registration.ts';
import type { Evidence, LocalEvidence } from '../core/report/evidence.ts';
import { evidenceOf, Failure } from '../core/report/failure.ts';
import { isDomain, isGuid } from '../core/text/text.ts';
import { askMetadata, type MetadataRequest } from './authorityMetadata.ts';
import { malformed } from './tokenFailures.ts';

export interface TenantFound {
  readonly kind: 'found';
  /** Directory (tenant) ID. */
  readonly tenantId: string;
  readonly cloud: CloudId;
  /** True if the metadata does not tell GCC High (which `cloud` says) from DoD: the person has to choose. */
  readonly ambiguous: boolean;
}

export interface TenantNotFound {
  readonly kind: 'notFound';
  /** What each authority said; none of them knows the domain. */
  readonly said: readonly { readonly authority: string; readonly evidence: Evidence }[];
}

/** The network may reach the authorities' hosts; `lookupHosts` names them. */
export interface TenantLookup extends MetadataRequest {
  /** Domain, or a tenant ID whose cloud is wanted. */
  readonly tenant: string;
  /** Authorities to ask; default: each cloud's, the worldwide one first. */
  readonly authorities?: readonly LookupAuthority[];
}

export interface LookupAuthority {
  readonly cloud: CloudId;
  /** Origin. */
  readonly authority: string;
}

/** The authorities of Microsoft's clouds, each once. */
export const cloudAuthorities: readonly LookupAuthority[] = [clouds.global, clouds.gccHigh, clouds.china].map(
  ({ id, authority }) => ({ cloud: id, authority: authority.value }),
);

/** Hosts that a lookup reaches. */
export function lookupHosts(authorities: readonly LookupAuthority[] = cloudAuthorities): readonly HostPort[] {
  return authorities.map(({ authority }) => hostPortOf(new URL(authority)));
}

/**
 * Asks the authorities one after the other until one knows the tenant. Throws a Failure if the text is no domain or
 * tenant ID, or if no authority could be asked at all.
 */
export async function lookUpTenant(lookup: TenantLookup): Promise<TenantFound | TenantNotFound> {
  const tenant = lookup.tenant.trim().toLowerCase();
  if (!isDomain(tenant) && !isGuid(tenant)) throw notATenant();
  const said: { authority: string; evidence: Evidence }[] = [];
  for (const row of lookup.authorities ?? cloudAuthorities) {
    try {
      return await ask(tenant, row, lookup);
    } catch (error) {
      const evidence = evidenceOf(error);
      if (evidence.kind === 'local') throw error;
      said.push({ authority: row.authority, evidence });
    }
  }
  // If no authority answered, nothing is known of the domain.
  const answered = said.some(({ evidence }) => evidence.kind === 'oauth');
  const first = said[0]?.evidence;
  if (!answered && first !== undefined) throw new Failure(first);
  return { kind: 'notFound', said };
}

async function ask(tenant: string, row: LookupAuthority, lookup: TenantLookup): Promise<TenantFound> {
  const { host, metadata } = await askMetadata(`${row.authority}/${encodeURIComponent(tenant)}`, lookup);
  const tenantId = tenantIn([metadata['issuer'], metadata['token_endpoint']]);
  if (tenantId === undefined)
    throw malformed(host, 'authority metadata', 'it names no tenant ID', lookup.redactor);
  return { kind: 'found', tenantId, ...cloudOf(metadata, row.cloud) };
}

/** The tenant ID is a path segment of the issuer and of the endpoints. */
function tenantIn(addresses: readonly unknown[]): string | undefined {
  const segments = addresses.flatMap((address) =>
    typeof address === 'string' && URL.canParse(address) ? new URL(address).pathname.split('/') : [],
  );
  return segments.find(isGuid)?.toLowerCase();
}

/** `cloud_instance_name` in Entra's metadata: the worldwide authority also knows tenants of other clouds. */
const instances: Readonly<Record<string, CloudId>> = {
  'microsoftonline.com': 'global',
  'microsoftonline.us': 'gccHigh',
  'partner.microsoftonline.cn': 'china',
  'chinacloudapi.cn': 'china',
};

/** `tenant_region_sub_scope` of US Government tenants (Gerenios/AADInternals reads it so; UNVERIFIED by Microsoft). */
const subScopes: Readonly<Record<string, CloudId>> = { DODCON: 'gccHigh', DOD: 'dod' };

function cloudOf(
  metadata: Readonly<Record<string, unknown>>,
  asked: CloudId,
): Pick<TenantFound, 'cloud' | 'ambiguous'> {
  if (!isMicrosoftCloud(asked)) return { cloud: asked, ambiguous: false };
  const read = (table: Readonly<Record<string, CloudId>>, name: string) => {
    const value = metadata[name];
    return typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined;
  };
  const cloud = read(instances, 'cloud_instance_name') ?? asked;
  if (cloud !== 'gccHigh') return { cloud, ambiguous: false };
  const part = read(subScopes, 'tenant_region_sub_scope');
  return { cloud: part ?? 'gccHigh', ambiguous: part === undefined };
}

function notATenant(): Failure {
  const problem: LocalEvidence['problem'] = 'invalidInput';
  const text = l10n.record(
    'This is neither a domain such as contoso.com nor a tenant ID. Check the spelling.',
  );
  return new Failure({ kind: 'local', problem, text });
}
