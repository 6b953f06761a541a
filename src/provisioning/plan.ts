// The plan: from what a registration wants and what was seen in the tenant to the steps between. Pure; drift is the same plan.
import * as l10n from '../core/l10n.ts';
import { isDirectoryRole, mayAct } from './directoryRoles.ts';
import { applicationSteps } from './planApplication.ts';
import { consentSteps } from './planConsent.ts';
import { credentialSteps } from './planCredential.ts';
import { exchangeSteps } from './planExchange.ts';
import { ownerSteps, principalSteps } from './planPrincipal.ts';
import type { PlanStep } from './planStep.ts';
import type { Seen } from './seen.ts';
import type { Wanted } from './wanted.ts';

/** In the order in which the steps are carried out. */
export function plan(wanted: Wanted, seen: Seen): readonly PlanStep[] {
  const application = applicationSteps(wanted, seen);
  const isMissing = application[0]?.state === 'missing';
  if (isMissing && seen.principal !== null && seen.principal !== 'unknown') return [foreign];
  return [
    ...application,
    ...principalSteps(seen),
    ...ownerSteps(wanted, seen),
    ...credentialSteps(wanted, seen),
    ...consentSteps(wanted, seen),
    ...exchangeSteps(wanted, seen),
  ].map((step) => withRole(step, seen));
}

/** The client ID has a service principal here and its app registration elsewhere: nothing is made in its place. */
const foreign: PlanStep = {
  id: 'application',
  title: l10n.msg('App registration'),
  state: 'unknown',
  change: l10n.msg(
    'This client ID belongs to an app registration in another tenant. It is changed there; here an administrator can only consent to it.',
  ),
};

function withRole(step: PlanStep, { directoryRoles: active }: Seen): PlanStep {
  const [named] = (step.role ?? '').split(', or ');
  const may = isDirectoryRole(named) ? mayAct(named, active) : undefined;
  if (may === undefined) return step;
  // Who holds no role may be an owner all the same.
  return may || named === step.role ? { ...step, lacksRole: !may } : step;
}
