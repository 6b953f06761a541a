// What was seen in the tenant, parsed from Microsoft Graph's answers. What could not be read is 'unknown', never absent.
import * as v from 'valibot';

/** `null`: looked for and not there. `unknown`: it could not be looked for. */
export type Looked<T> = T | null | 'unknown';

const redirects = v.optional(v.object({ redirectUris: v.optional(v.array(v.string()), []) }), {});
const textOrNull = v.optional(v.nullable(v.string()), null);

const passwordCredential = v.object({
  keyId: v.string(),
  displayName: textOrNull,
  endDateTime: textOrNull,
  /** First three characters of the value. */
  hint: textOrNull,
});
const keyCredential = v.looseObject({
  keyId: v.string(),
  displayName: textOrNull,
  endDateTime: textOrNull,
  customKeyIdentifier: textOrNull,
});

const resourceAccess = v.object({
  resourceAppId: v.string(),
  resourceAccess: v.array(v.object({ id: v.string(), type: v.string() })),
});

/** Application resource type, Microsoft Graph v1.0. */
export const applicationShape = v.object({
  id: v.string(),
  appId: v.string(),
  displayName: v.optional(v.string(), ''),
  uniqueName: textOrNull,
  signInAudience: v.optional(v.string(), ''),
  isFallbackPublicClient: v.optional(v.nullable(v.boolean()), null),
  publicClient: redirects,
  web: redirects,
  requiredResourceAccess: v.optional(v.array(resourceAccess), []),
  servicePrincipalLockConfiguration: v.optional(v.nullable(v.looseObject({ isEnabled: v.boolean() })), null),
  tags: v.optional(v.array(v.string()), []),
  passwordCredentials: v.optional(v.array(passwordCredential), []),
  keyCredentials: v.optional(v.array(keyCredential), []),
});
export type SeenApplication = v.InferOutput<typeof applicationShape>;

export const principalShape = v.object({
  id: v.string(),
  appId: v.string(),
  accountEnabled: v.optional(v.nullable(v.boolean()), true),
});
export type SeenPrincipal = v.InferOutput<typeof principalShape>;

const named = v.array(v.object({ id: v.string(), value: v.optional(v.nullable(v.string()), '') }));

/** Service principal of Exchange or Graph, with the permissions it offers. */
export const resourceShape = v.object({
  id: v.string(),
  appId: v.string(),
  appRoles: v.optional(named, []),
  oauth2PermissionScopes: v.optional(named, []),
});
export type SeenResource = v.InferOutput<typeof resourceShape>;

export const roleShape = v.object({ id: v.string(), appRoleId: v.string(), resourceId: v.string() });
export type SeenRole = v.InferOutput<typeof roleShape>;

export const grantShape = v.object({
  id: v.string(),
  consentType: v.string(),
  resourceId: v.string(),
  scope: v.optional(v.nullable(v.string()), ''),
});
export type SeenGrant = v.InferOutput<typeof grantShape>;

export const federationShape = v.object({
  id: v.string(),
  name: v.string(),
  issuer: v.string(),
  subject: v.string(),
});
export type SeenFederation = v.InferOutput<typeof federationShape>;

export const deletedShape = v.object({
  id: v.string(),
  appId: v.optional(v.string(), ''),
  displayName: textOrNull,
  uniqueName: textOrNull,
});
export type SeenDeleted = v.InferOutput<typeof deletedShape>;

/** unifiedRoleAssignment of Exchange, Microsoft Graph beta. */
export const exchangeAssignmentShape = v.object({
  id: v.string(),
  principalId: v.string(),
  roleDefinitionId: v.string(),
  directoryScopeId: textOrNull,
  appScopeId: textOrNull,
});
export type SeenExchangeAssignment = v.InferOutput<typeof exchangeAssignmentShape>;

export interface SeenExchange {
  readonly roles: readonly { readonly id: string; readonly displayName: string }[];
  readonly assignments: readonly SeenExchangeAssignment[];
}

/** What a tenant's application management policy says about new credentials. */
export interface SeenPolicy {
  readonly secretsForbidden: boolean;
  /** Longest life of a secret in days, if it is limited. */
  readonly longestSecretDays: number | undefined;
  readonly longestCertificateDays: number | undefined;
}

export interface Seen {
  readonly application: Looked<SeenApplication>;
  readonly deleted: readonly SeenDeleted[] | 'unknown';
  readonly principal: Looked<SeenPrincipal>;
  readonly resources: readonly SeenResource[] | 'unknown';
  readonly roles: readonly SeenRole[] | 'unknown';
  readonly grants: readonly SeenGrant[] | 'unknown';
  readonly federations: readonly SeenFederation[] | 'unknown';
  readonly owners: readonly { readonly id: string }[] | 'unknown';
  readonly policy: SeenPolicy | 'unknown';
  readonly exchange: SeenExchange | 'unknown';
  /** Template IDs of the active directory roles of the person who is signed in. */
  readonly directoryRoles: readonly string[] | 'unknown';
}

/** Nothing was looked for: what a plan without a sign-in begins with. */
export const nothingSeen: Seen = {
  application: 'unknown',
  deleted: 'unknown',
  principal: 'unknown',
  resources: 'unknown',
  roles: 'unknown',
  grants: 'unknown',
  federations: 'unknown',
  owners: 'unknown',
  policy: 'unknown',
  exchange: 'unknown',
  directoryRoles: 'unknown',
};
