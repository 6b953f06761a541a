// One registration's provisioning in this window: what a run reads and changes here, with the application it has by then.
import type { SecretStorage, Uri } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import type { FederatedTrust, Registration } from '../../core/registration/registration.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import { memoryStorage } from '../credentials/credentialVault.ts';
import type { Services } from '../shell/services.ts';
import type { Tokens } from '../signIn/tokens.ts';
import { endpointsOrFailure } from '../testing/access.ts';
import { type AdminSession, createAdminSessions } from './adminSession.ts';
import { provisioningJournals } from './journalFiles.ts';
import { registrationEffects } from './registrationEffects.ts';

export interface ProvisioningDeps {
  readonly services: Services;
  readonly tokens: Tokens;
  readonly storage: Uri;
  readonly secrets: SecretStorage;
  readonly redactor: Redactor;
  readonly demoEndpoints: () => DemoEndpoints | undefined;
}

export interface Running {
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

export interface SignedIn {
  readonly stored: StoredRegistration;
  /** True for the wizard's draft, which stands in no settings. */
  readonly draft: boolean;
  readonly session: AdminSession;
}

export type ProvisioningContext = ReturnType<typeof provisioningContext>;

/** What every provisioning of this window shares. */
export function provisioningContext(deps: ProvisioningDeps) {
  const { services, tokens, redactor, demoEndpoints } = deps;
  const { registrations, hosts, demo } = services;
  return {
    deps,
    sessions: createAdminSessions({ tokens, redactor, demo }),
    journals: provisioningJournals(deps.storage, demoEndpoints),
    access: { registrations, hosts, tokens, demoEndpoints },
    /** Credentials of demo registrations end with the window. */
    demoSecrets: memoryStorage(),
  };
}

export async function openProvisioning(context: ProvisioningContext, signedIn: SignedIn, running: Running) {
  const { createProvisioning } = await import('../../provisioning/provisioning.ts');
  const current = currentRegistration(context.deps.services, signedIn);
  const { registration: own } = signedIn.stored;
  const endpoints = await endpointsOrFailure(own, context.access);
  const networks = await context.deps.tokens.networks();
  const journal = context.journals.of(own);
  const local = registrationEffects(effectDeps(context, own), {
    registration: current.now,
    endpoints,
    useClientId: async (clientId) => {
      await context.journals.remember({ ...current.now(), clientId }, journal);
      await current.useClientId(clientId);
    },
    nameFederation: current.nameFederation,
    ...running,
  });
  const effects = {
    ...local,
    credentialInUse: async (clientId: string, endsOn: string) => {
      current.credentialEnds(endsOn);
      await local.credentialInUse(clientId, endsOn);
    },
  };
  const provisioning = createProvisioning({
    root: endpoints.graph,
    network: networks.for(endpoints),
    token: signedIn.session.token,
    journal,
    effects,
  });
  return { provisioning, registration: current.now };
}

function effectDeps({ deps, sessions, demoSecrets }: ProvisioningContext, { cloud }: Registration) {
  return {
    ...deps,
    registrations: deps.services.registrations,
    credentials: deps.services.credentials,
    connections: deps.services.connections,
    secrets: cloud === 'demo' ? demoSecrets : deps.secrets,
    tokens: sessions.source,
  };
}

/** The registration as the run has changed it. A draft stands in no settings: the wizard takes over what changed. */
function currentRegistration({ registrations, hosts }: Services, { stored, draft }: SignedIn) {
  let own = stored.registration;
  const now = (): Registration => (draft ? own : (registrations.find(own.id)?.registration ?? own));
  const keep = async (changed: Registration): Promise<void> => {
    if (!draft) await registrations.save(changed, stored.scope);
    own = changed;
  };
  return {
    now,
    useClientId: async (clientId: string): Promise<void> => {
      const changed = { ...now(), clientId };
      // The person agreed to these hosts for this registration; the application was made through them.
      await hosts.agree(changed);
      if (now().clientId === clientId) own = changed;
      else await keep(changed);
    },
    nameFederation: (trust: FederatedTrust | undefined): Promise<void> => {
      const { federatedCredential: _before, credentialExpiresOn, ...rest } = now();
      if (trust !== undefined) return keep({ ...rest, federatedCredential: trust });
      return keep(credentialExpiresOn === undefined ? rest : { ...rest, credentialExpiresOn });
    },
    credentialEnds: (endsOn: string): void => {
      if (endsOn !== '') own = { ...own, credentialExpiresOn: endsOn.slice(0, 10) };
    },
  };
}
