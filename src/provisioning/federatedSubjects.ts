// Trusts in another issuer's tokens in place of a secret: the subject has to be the one in the token, case and all.
import type { FederatedTrust } from '../core/registration/registration.ts';

export interface GithubWorkflow {
  /** `owner/name`. */
  readonly repository: string;
  /** Numeric IDs of owner and repository; undefined for a repository that sends none. */
  readonly ids?: { readonly owner: string; readonly repository: string };
  readonly from: { readonly kind: 'branch' | 'environment'; readonly name: string };
}

/**
 * Workflows of github.com. Repositories made or renamed since 2026-07-15 send the IDs of owner and repository as well
 * (Microsoft Learn, workload-identities-github-immutable-subjects; github/docs 45221).
 */
export function githubFederation({ repository, ids, from }: GithubWorkflow): FederatedTrust {
  const [owner = '', name = ''] = repository.split('/');
  const place = ids === undefined ? `${owner}/${name}` : `${owner}@${ids.owner}/${name}@${ids.repository}`;
  const part = from.kind === 'branch' ? `ref:refs/heads/${from.name}` : `environment:${from.name}`;
  return {
    name: entryName(`github-${name}-${from.name}`),
    issuer: 'https://token.actions.githubusercontent.com',
    subject: `repo:${place}:${part}`,
  };
}

export interface AzureWorkload {
  /** Authority of the cloud, without a path. */
  readonly authority: string;
  /** Directory (tenant) ID that the identity is in. */
  readonly tenantId: string;
  /** Object ID of the managed identity. */
  readonly objectId: string;
}

/** A managed identity, of this or another tenant (federatedIdentityCredential: upsert, Microsoft Graph v1.0). */
export const azureFederation = ({ authority, tenantId, objectId }: AzureWorkload): FederatedTrust => ({
  name: entryName(`azure-${objectId}`),
  issuer: `${authority.replace(/\/$/, '')}/${tenantId.toLowerCase()}/v2.0`,
  subject: objectId.toLowerCase(),
});

/** Letters, digits, "-" and "_", 3 to 120 of them: it is the entry's key in a URL. */
const entryName = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 120);
