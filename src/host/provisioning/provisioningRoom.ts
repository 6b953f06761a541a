// One registration's provisioning in this window: the way to sign in, the session, the journal and the runs.
import type { SecretStorage } from 'vscode';
import { type Uri, workspace } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import { evidenceOf } from '../../core/report/failure.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import { dueSteps, type PlanStep } from '../../provisioning/planStep.ts';
import type { Request } from '../../provisioning/wantedNow.ts';
import { memoryPlace } from '../credentials/credentialVault.ts';
import { choose } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import type { Services } from '../shell/services.ts';
import type { Tokens } from '../signIn/tokens.ts';
import { endpointsOrFailure } from '../testing/access.ts';
import { type AdminSession, createAdminSessions, openWays, type Way } from './adminSession.ts';
import { provisioningJournals } from './journalPlaces.ts';
import { registrationEffects } from './registrationEffects.ts';
import { type Choices, wantedFor } from './wantedFor.ts';

export interface RoomDeps {
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

/** A signed-in administrator and a look at the tenant: what a question can be asked about. */
export interface Prepared {
  readonly stored: StoredRegistration;
  /** True for the wizard's draft, which stands in no settings. */
  readonly draft: boolean;
  readonly session: AdminSession;
  readonly request: Request;
  readonly steps: readonly PlanStep[];
}

/** Enough for everything but consent and Exchange's roles. */
const basePermissions = ['Application.ReadWrite.All'] as const;

/** Without it Graph does not show Exchange's roles at all. */
const exchangePermission = 'RoleManagement.ReadWrite.Exchange';

const wayLabels: Readonly<Record<Way, { readonly label: string; readonly detail: string }>> = {
  provisioner: {
    label: 'Sign in as administrator',
    detail: 'With the application of the setting exchangeOAuth.provisioners; the sign-in is not kept.',
  },
  editor: {
    label: 'Sign in through Visual Studio Code',
    detail:
      'The same application, where the organization wants the system’s sign-in. VS Code keeps the sign-in.',
  },
  az: {
    label: 'Use Azure CLI',
    detail: 'A token of az for this tenant. It can do everything that you can.',
  },
  script: { label: 'Without signing in here', detail: 'Scripts and a plan to hand to an administrator.' },
};

export function createProvisioningRoom(deps: RoomDeps) {
  const { services, tokens } = deps;
  const sessions = createAdminSessions({ tokens, redactor: deps.redactor, demo: services.demo });
  const demoPlace = memoryPlace();
  const { registrations, hosts } = services;
  const access = { registrations, hosts, tokens, demoEndpoints: deps.demoEndpoints };

  const journals = provisioningJournals(deps.storage, deps.demoEndpoints);

  const open = async ({ stored, session, draft }: Omit<Prepared, 'steps' | 'request'>, running: Running) => {
    const { createProvisioning } = await import('../../provisioning/provisioning.ts');
    let own = stored.registration;
    // A draft stands in no settings: the wizard takes over what changed.
    const registration = (): Registration =>
      draft ? own : (services.registrations.find(own.id)?.registration ?? own);
    const endpoints = await endpointsOrFailure(own, access);
    const networks = await tokens.networks();
    const journal = journals.of(own);
    const local = registrationEffects(
      {
        ...deps,
        registrations: services.registrations,
        credentials: services.credentials,
        connections: services.connections,
        secrets: own.cloud === 'demo' ? demoPlace : deps.secrets,
        tokens: sessions.source,
      },
      {
        registration,
        endpoints,
        useClientId: async (clientId) => {
          await journals.remember({ ...registration(), clientId }, journal);
          const changed = { ...registration(), clientId };
          // The person agreed to these hosts for this registration; the application was made through them.
          await services.hosts.agree(changed);
          if (!draft && registration().clientId !== clientId) {
            await services.registrations.save(changed, stored.scope);
          }
          own = changed;
        },
        ...running,
      },
    );
    const effects = {
      ...local,
      credentialInUse: async (clientId: string, endsOn: string) => {
        if (endsOn !== '') own = { ...own, credentialExpiresOn: endsOn.slice(0, 10) };
        await local.credentialInUse(clientId, endsOn);
      },
    };
    const parts = {
      root: endpoints.graph,
      network: networks.for(endpoints),
      token: session.token,
      journal,
      effects,
    };
    return { provisioning: createProvisioning(parts), registration };
  };

  const prepare = async (
    stored: StoredRegistration,
    way: Exclude<Way, 'script'>,
    choices: Choices,
    running: Running,
    draft = false,
  ): Promise<Prepared> => {
    const { registration } = stored;
    const endpoints = await endpointsOrFailure(registration, access);
    const ask = { registration, endpoints, way, signal: running.signal };
    const first =
      (choices.exchangeRoles ?? []).length === 0 ? basePermissions : [...basePermissions, exchangePermission];
    const session = await sessions.open({ ...ask, permissions: first });
    const look = async (signedIn: AdminSession, wanted: Choices): Promise<Prepared> => {
      const request = await wantedFor(registration, signedIn.person, wanted);
      const steps = await (await open({ stored, session: signedIn, draft }, running)).provisioning.look(
        request,
      );
      return { stored, draft, session: signedIn, request, steps };
    };
    const prepared = await look(session, choices);
    const missing = await missingPermissions(prepared);
    if (missing.length === 0) return prepared;
    try {
      const wider = await sessions.open({ ...ask, permissions: [...first, ...missing] });
      return { ...prepared, session: wider };
    } catch (error) {
      const { kind } = evidenceOf(error);
      if (kind !== 'oauth' && kind !== 'claims') throw error;
      // Nobody consented to these for the provisioner: consent is left to the link.
      return look(session, { ...choices, consent: 'link' });
    }
  };

  return {
    prepare,
    open,
    journalOf: journals.of,
    /** The way of a call made by code, or asked; one that needs no sign-in where the workspace is not trusted. */
    chooseWay: async (registration: Registration, call: Call): Promise<Way> => {
      if (!workspace.isTrusted) return 'script';
      const ways = await openWays(registration, services.demo);
      const named = textOf(call, 'way');
      const fitting = ways.find((way) => way === named);
      if (named !== undefined && fitting === undefined)
        throw new Error(`"${named}" is not open here; use ${ways.join(', ')}.`);
      if (fitting !== undefined) return fitting;
      const [first = 'script'] = ways;
      // Without a choice code gets the tenant's own application or nothing: Azure CLI's token can do too much.
      if (!call.byPerson) return first === 'provisioner' ? first : 'script';
      if (ways.length === 1 || registration.cloud === 'demo') return first;
      return (
        await choose(
          ways.map((way) => ({ ...wayLabels[way], way })),
          'How does an administrator sign in?',
        )
      ).way;
    },
  };
}
export type Room = ReturnType<typeof createProvisioningRoom>;

/** What the due steps need and the token does not hold. A token that cannot be read is taken as it is. */
async function missingPermissions({ session, steps }: Prepared): Promise<readonly string[]> {
  const { permissions } = session;
  if (permissions === undefined || session.way === 'az') return [];
  const { adminToken } = await import('../../provisioning/provisioning.ts');
  const needed = [...new Set(dueSteps(steps).flatMap(({ needs = [] }) => needs))];
  return adminToken.missing({ scopes: permissions }, needed);
}
