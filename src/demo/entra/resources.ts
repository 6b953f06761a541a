// The resources that tokens are for and how scopes name them.

export type ResourceId = 'exchange' | 'graph';

/** Identifier URIs and application IDs of the two resources, in lower case without a trailing slash. */
const identifiers: Readonly<Record<string, ResourceId>> = {
  'https://outlook.office365.com': 'exchange',
  'https://outlook.office.com': 'exchange',
  'https://ps.outlook.com': 'exchange',
  '00000002-0000-0ff1-ce00-000000000000': 'exchange',
  'https://graph.microsoft.com': 'graph',
  '00000003-0000-0000-c000-000000000000': 'graph',
};

/** Audience that a `swapped` token carries instead. */
export const primaryAudience: Readonly<Record<ResourceId, string>> = {
  exchange: 'https://outlook.office365.com',
  graph: 'https://graph.microsoft.com',
};

/** The resource that an audience or scope prefix means; undefined if the tenant has none of that name. */
export function resourceOf(identifier: string): ResourceId | undefined {
  return identifiers[identifier.toLowerCase().replace(/\/$/, '')];
}

/** Scopes about the sign-in itself; they belong to no resource (OpenID Connect Core section 5.4, section 11). */
export const openIdScopes: readonly string[] = ['openid', 'profile', 'email', 'offline_access'];

export interface AskedScope {
  /** Identifier of the resource as the client wrote it. */
  readonly audience: string;
  /** Permission after the last slash: `.default`, `IMAP.AccessAsUser.All`. */
  readonly permission: string;
}

/** Splits `https://host/Permission`; a bare name is a Graph permission, as Entra takes it. */
export function parseScope(scope: string): AskedScope {
  const slash = scope.lastIndexOf('/');
  return slash === -1
    ? { audience: primaryAudience.graph, permission: scope }
    : { audience: scope.slice(0, slash), permission: scope.slice(slash + 1) };
}
