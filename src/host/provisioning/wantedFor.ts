// What a registration wants in its tenant: its product's shape and permissions, in the planner's words.
import { grants } from '../../core/permissions/grants.ts';
import { noClientId, type Registration } from '../../core/registration/registration.ts';
import type { SetupRequest } from '../../provisioning/wantedNow.ts';
import type { SetupOptions } from './setupOptions.ts';

const lifeDays = 180;

export async function wantedFor(
  registration: Registration,
  person: string | undefined,
  { protocols: chosen, federation: chosenFederation, ...options }: SetupOptions,
): Promise<SetupRequest> {
  const { permissionsOf, shapeOf } = await import('../../products/registry.ts');
  const { access, credential } = grants[registration.grant];
  const protocols = chosen ?? [...new Set(registration.mailboxes.flatMap((mailbox) => mailbox.protocols))];
  const shape = shapeOf(registration.product, registration.grant);
  const federation = chosenFederation ?? registration.federatedCredential;
  const kinds = { secret: 'secret', certificate: 'certificate', signIn: 'none', password: 'none' } as const;
  return {
    ...options,
    tenant: registration.tenantId,
    name: registration.name,
    cloud: registration.cloud,
    clientId: registration.clientId === noClientId ? undefined : registration.clientId,
    audience: shape.accounts === 'multiple' ? 'AzureADMultipleOrgs' : 'AzureADMyOrg',
    publicClientFlows: shape.publicClientFlows,
    redirects: shape.redirects,
    // What an Exchange role gives inside a scope is not consented to in the whole tenant as well.
    permissions: permissionsOf(registration.product, protocols, access).filter(
      ({ rbacRole }) => !(options.exchangeRoles ?? []).some(({ roleName }) => roleName === rbacRole),
    ),
    ...(federation === undefined || access === 'delegated'
      ? { credential: kinds[credential] }
      : { credential: 'federated', federation }),
    credentialDays: lifeDays,
    person,
  };
}
