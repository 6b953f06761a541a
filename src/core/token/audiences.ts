// Which resource and clouds an access token's audience names.
import { type Cloud, clouds } from '../endpoints/clouds.ts';
import { exchangeAppId, graphAppId } from '../permissions/permissions.ts';
import type { TokenResource } from '../permissions/protocols.ts';

export interface Audience {
  /** `other`: a Microsoft resource that opens no mailbox. */
  readonly resource: TokenResource | 'other';
  /** Clouds that use this audience; empty if every cloud does. */
  readonly clouds: readonly Cloud['id'][];
  readonly name: string;
}

/** Names of Exchange beside the scope hosts of the clouds table (flows: "Scopes"; public token samples). */
const exchangeAliases: readonly string[] = [
  'https://outlook.office365.com',
  'https://outlook.office.com',
  'https://ps.outlook.com',
];

/** Resources that people ask for by mistake (Verify first-party Microsoft applications, Microsoft Learn). */
const others: Readonly<Record<string, string>> = {
  'https://graph.windows.net': 'Azure AD Graph',
  '00000002-0000-0000-c000-000000000000': 'Azure AD Graph',
  'https://management.azure.com': 'Azure Resource Manager',
  'https://management.core.windows.net': 'Azure Resource Manager',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': 'Azure Resource Manager',
  'https://vault.azure.net': 'Azure Key Vault',
};

const names = { exchange: 'Office 365 Exchange Online', graph: 'Microsoft Graph' } as const;

/** What the audience means; undefined if it is not known here, which proves nothing. */
export function readAudience(audience: string): Audience | undefined {
  const asked = normal(audience);
  if (asked === exchangeAppId) return { resource: 'exchange', clouds: [], name: names.exchange };
  if (asked === graphAppId) return { resource: 'graph', clouds: [], name: names.graph };
  const rows = Object.values(clouds);
  const exchange = rows.filter((cloud) =>
    [cloud.exchangeResource.value, cloud.exchangeDelegatedResource.value].includes(asked),
  );
  if (exchange.length > 0) {
    const ids = exchange.map(({ id }) => id);
    // Sources disagree on whether DoD has a resource of its own (see the clouds table).
    const both = ids.includes('gccHigh') ? ([...ids, 'dod'] as const) : ids;
    return { resource: 'exchange', clouds: both, name: names.exchange };
  }
  if (exchangeAliases.includes(asked))
    return { resource: 'exchange', clouds: ['global'], name: names.exchange };
  const graph = rows.filter((cloud) => cloud.graph.value === asked);
  if (graph.length > 0) return { resource: 'graph', clouds: graph.map(({ id }) => id), name: names.graph };
  const other = Object.hasOwn(others, asked) ? others[asked] : undefined;
  return other === undefined ? undefined : { resource: 'other', clouds: [], name: other };
}

/** Entra keeps a trailing slash that the client asked with. Of a run of slashes only the first is tried. */
const normal = (audience: string): string =>
  audience
    .trim()
    .toLowerCase()
    .replace(/(?<!\/)\/+$/, '');
