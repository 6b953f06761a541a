// One registration's provisioning in this window: the way to sign in, the session, the journal and the runs.
import { createHash } from 'node:crypto';
import type { SecretStorage } from 'vscode';
import { Uri, workspace } from 'vscode';
import { secretBinding } from '../../core/credential/secretKey.ts';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import { evidenceOf } from '../../core/report/failure.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import { dueSteps, type PlanStep } from '../../provisioning/planStep.ts';
import type { Provisioning } from '../../provisioning/provisioning.ts';
import type { Request } from '../../provisioning/wantedNow.ts';
import { memoryPlace } from '../credentials/credentialVault.ts';
import { choose } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import type { Services } from '../shell/services.ts';
import type { Tokens } from '../signIn/tokens.ts';
import { endpointsOrFailure } from '../testing/access.ts';
import { type AdminSession, createAdminSessions, openWays, type Way } from './adminSession.ts';
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
  readonly session: AdminSession;
  readonly request: Request;
  readonly steps: readonly PlanStep[];
}

/** Enough for everything but consent and Exchange's roles. */
const basePermissions = ['Application.ReadWrite.All'] as const;

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

  const journalOf = (registration: Registration): string => {
    const { clientId: _clientId, ...lasting } = registration;
    // The client ID changes when an application is made; who the registration is does not.
    // A demo tenant that is started again is another one.
    const start = registration.cloud === 'demo' ? (deps.demoEndpoints()?.trustedCa ?? '') : '';
    const key = [registration.id, secretBinding({ ...lasting, clientId: '' }), start].join('\n');
    const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
    return Uri.joinPath(deps.storage, 'provisioning', `${name}.jsonl`).fsPath;
  };

  const open = async (
    { stored, session }: Omit<Prepared, 'steps' | 'request'>,
    running: Running,
  ): Promise<Provisioning> => {
    const { createProvisioning } = await import('../../provisioning/provisioning.ts');
    const { id } = stored.registration;
    const registration = () => services.registrations.find(id)?.registration ?? stored.registration;
    const endpoints = await endpointsOrFailure(stored.registration, access);
    const networks = await tokens.networks();
    return createProvisioning({
      root: endpoints.graph,
      network: networks.for(endpoints),
      token: session.token,
      journal: journalOf(stored.registration),
      effects: registrationEffects(
        {
          ...deps,
          registrations: services.registrations,
          credentials: services.credentials,
          secrets: stored.registration.cloud === 'demo' ? demoPlace : deps.secrets,
          tokens: sessions.source,
        },
        {
          registration,
          endpoints,
          useClientId: async (clientId) => {
            if (registration().clientId === clientId) return;
            await services.registrations.save({ ...registration(), clientId }, stored.scope);
          },
          ...running,
        },
      ),
    });
  };

  const prepare = async (
    stored: StoredRegistration,
    way: Exclude<Way, 'script'>,
    choices: Choices,
    running: Running,
  ): Promise<Prepared> => {
    const { registration } = stored;
    const endpoints = await endpointsOrFailure(registration, access);
    const ask = { registration, endpoints, way, signal: running.signal };
    const session = await sessions.open({ ...ask, permissions: basePermissions });
    const look = async (signedIn: AdminSession, wanted: Choices): Promise<Prepared> => {
      const request = await wantedFor(registration, signedIn.person, wanted);
      const steps = await (await open({ stored, session: signedIn }, running)).look(request);
      return { stored, session: signedIn, request, steps };
    };
    const prepared = await look(session, choices);
    const missing = await missingPermissions(prepared);
    if (missing.length === 0) return prepared;
    try {
      const wider = await sessions.open({ ...ask, permissions: [...basePermissions, ...missing] });
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
    journalOf,
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
