// Signing in an administrator and looking at the tenant: with the permissions that the steps turn out to need.
import type { Registration } from '../../core/registration/registration.ts';
import { evidenceOf } from '../../core/report/failure.ts';
import { dueSteps, type PlanStep } from '../../provisioning/planStep.ts';
import type { SetupRequest } from '../../provisioning/wantedNow.ts';
import type { Call } from '../shell/call.ts';
import { endpointsOrFailure } from '../testing/access.ts';
import type { Way } from './adminSession.ts';
import { chooseWay } from './chooseWay.ts';
import {
  openProvisioning,
  type ProvisioningContext,
  type ProvisioningDeps,
  provisioningContext,
  type Running,
  type SignedIn,
} from './openProvisioning.ts';
import { provisionerFor } from './provisioners.ts';
import type { SetupOptions } from './setupOptions.ts';
import { wantedFor } from './wantedFor.ts';
import { withAdvice } from './withAdvice.ts';

/** A signed-in administrator and a look at the tenant: what a question can be asked about. */
export interface PlannedSetup extends SignedIn {
  readonly options: SetupOptions;
  readonly request: SetupRequest;
  readonly steps: readonly PlanStep[];
}

/** Enough for everything but consent and Exchange's roles. */
const basePermissions = ['Application.ReadWrite.All'] as const;

/** Without it Graph does not show Exchange's roles at all. */
const exchangePermission = 'RoleManagement.ReadWrite.Exchange';

export function createTenantSetup(deps: ProvisioningDeps) {
  const context = provisioningContext(deps);
  const provisionerOf = (registration: Registration) =>
    provisionerFor(registration, deps.services.demo)?.clientId;
  return {
    signInAndPlan: (subject: SetupSubject, options: SetupOptions, running: Running) => {
      const { registration } = subject.stored;
      return withAdvice(registration, provisionerOf(registration), () =>
        signInAndPlan(context, subject, options, running),
      );
    },
    applications: async (signedIn: SignedIn, running: Running) =>
      (await openProvisioning(context, signedIn, running)).provisioning.applications(),
    open: (signedIn: SignedIn, running: Running) => openProvisioning(context, signedIn, running),
    endpoints: (registration: Registration) => endpointsOrFailure(registration, context.access),
    journalOf: context.journals.of,
    chooseWay: (registration: Registration, call: Call): Promise<Way> =>
      chooseWay(registration, call, deps.services.demo),
  };
}

/** What is set up, and the way in which an administrator signs in for it. */
interface SetupSubject extends Omit<SignedIn, 'session'> {
  readonly way: Exclude<Way, 'script'>;
}

async function signInAndPlan(
  context: ProvisioningContext,
  { stored, way, draft }: SetupSubject,
  options: SetupOptions,
  running: Running,
): Promise<PlannedSetup> {
  const { registration } = stored;
  const endpoints = await endpointsOrFailure(registration, context.access);
  const ask = { registration, endpoints, way, signal: running.signal };
  const first =
    (options.exchangeRoles ?? []).length === 0 ? basePermissions : [...basePermissions, exchangePermission];
  const session = await context.sessions.open({ ...ask, permissions: first });
  const signedIn = { stored, draft, session };
  const planned = await look(context, signedIn, options, running);
  const missing = await missingPermissions(planned);
  if (missing.length === 0) return planned;
  try {
    const wider = await context.sessions.open({ ...ask, permissions: [...first, ...missing] });
    return { ...planned, session: wider };
  } catch (error) {
    const { kind } = evidenceOf(error);
    if (kind !== 'oauth' && kind !== 'claims') throw error;
    // Nobody consented to these for the provisioner: consent is left to the link.
    return look(context, signedIn, { ...options, consent: 'link' }, running);
  }
}

async function look(
  context: ProvisioningContext,
  signedIn: SignedIn,
  options: SetupOptions,
  running: Running,
): Promise<PlannedSetup> {
  const request = await wantedFor(signedIn.stored.registration, signedIn.session.person, options);
  const { provisioning } = await openProvisioning(context, signedIn, running);
  return { ...signedIn, options, request, steps: await provisioning.look(request) };
}

export type TenantSetup = ReturnType<typeof createTenantSetup>;

/** What the due steps need and the token does not hold. A token that cannot be read is taken as it is. */
async function missingPermissions({ session, steps }: PlannedSetup): Promise<readonly string[]> {
  const { permissions } = session;
  if (permissions === undefined || session.way === 'az') return [];
  const { adminToken } = await import('../../provisioning/provisioning.ts');
  const needed = [...new Set(dueSteps(steps).flatMap(({ needs = [] }) => needs))];
  return adminToken.missing({ scopes: permissions }, needed);
}
