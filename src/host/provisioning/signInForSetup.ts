// What apply, undo and renew begin with: the registration or the wizard’s draft, a sign-in, and a look at the tenant.
import { CancellationError, commands } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { parseRegistration } from '../../core/registration/parseRegistration.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import { askRegistration } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { withCancel } from '../shell/progress.ts';
import type { ProvisioningDeps } from './openProvisioning.ts';
import { setupOptionsOf } from './setupOptions.ts';
import type { PlannedSetup, TenantSetup } from './tenantSetup.ts';

/** What every command that changes the tenant says if the workspace is not trusted. */
export const noTrust = l10n.msg('nothing is changed in the tenant');

export async function askAndSignIn(
  call: Call,
  { services }: Pick<ProvisioningDeps, 'services'>,
  setup: TenantSetup,
  question: string,
): Promise<PlannedSetup> {
  const draft = draftIn(call);
  const stored = draft ?? (await askRegistration(call, services.registrations, question));
  return signedIn(call, setup, stored, () => handOver(call, services, stored, draft !== undefined));
}

/** Nobody signs in here: the person gets the plan, with the scripts and the consent link for an administrator. */
async function handOver(
  { values }: Call,
  { personArguments }: ProvisioningDeps['services'],
  { registration }: StoredRegistration,
  isDraft: boolean,
): Promise<never> {
  const subject = isDraft
    ? { draft: registration, protocols: values['protocols'] }
    : { registration: registration.id };
  await commands.executeCommand(
    'exchangeOAuth.provision.plan',
    personArguments.forPerson({ ...subject, way: 'script' }),
  );
  throw new CancellationError();
}

export async function signedIn(
  call: Call,
  setup: TenantSetup,
  stored: StoredRegistration,
  /** What a person gets if nobody signs in. */
  instead?: () => Promise<never>,
): Promise<PlannedSetup> {
  const way = await setup.chooseWay(stored.registration, call);
  if (way === 'script') {
    if (call.byPerson && instead !== undefined) return instead();
    throw new Error(
      l10n.record(
        'No administrator can sign in from here. Add the tenant’s application to the setting exchangeOAuth.provisioners, or hand over a script from Show Setup Plan.',
      ),
    );
  }
  const options = setupOptionsOf(call);
  const plan = (signal: AbortSignal, report: (text: string) => void) =>
    setup.signInAndPlan({ stored, way, draft: draftIn(call) !== undefined }, options, { signal, report });
  if (!call.byPerson) return plan(new AbortController().signal, () => undefined);
  const title = l10n.t('Signing in to look at {0} in Microsoft Entra', stored.registration.name);
  return withCancel(title, async (signal, report) => {
    try {
      return await plan(signal, report);
    } catch (error) {
      // The person pressed Cancel and knows it.
      throw signal.aborted ? new CancellationError() : error;
    }
  });
}

/** The wizard's draft: it stands in no settings yet. Only this extension's own calls may carry one. */
export function draftIn({ byPerson, values }: Call): StoredRegistration | undefined {
  const parsed = byPerson && values['draft'] !== undefined ? parseRegistration(values['draft']) : undefined;
  if (parsed === undefined) return undefined;
  if (!parsed.ok) throw new Error(parsed.problem);
  return { registration: parsed.registration, scope: { kind: 'user' }, ignoredHosts: [] };
}
