// Create It for Me: the command makes the app registration of the draft; client ID, end date and consent come back from it.

import { commands } from 'vscode';
import * as l10n from '../../../core/l10n.ts';
import { type Permission, resourceNames } from '../../../core/permissions/permissions.ts';
import type { Registration } from '../../../core/registration/registration.ts';
import { isGuid } from '../../../core/text/text.ts';
import type { ConsentFact } from '../../../wizard/facts.ts';
import { tenantProblem } from '../../../wizard/validation.ts';
import type { DraftResult } from '../../provisioning/applyCommand.ts';
import type { WizardModel } from '../model.ts';
import { readCredential } from './credential.ts';
import { neededPermissions } from './products.ts';

export async function createInEntra(model: WizardModel): Promise<string> {
  const problem = tenantProblem(model.state.texts.tenant.trim());
  if (problem !== undefined) throw new Error(problem.text);
  if (model.state.protocols.length === 0)
    throw new Error(l10n.record('Choose what the application connects with in step 1 first.'));
  return model.run('create', async () => {
    const draft = draftOf(model.registration());
    const argument = model.services.personArguments.forPerson({
      draft,
      protocols: [...model.state.protocols],
    });
    const result: DraftResult | undefined = await commands.executeCommand(
      'exchangeOAuth.provision.apply',
      argument,
    );
    if (result === undefined) return l10n.t('Nothing was changed.');
    await takeOver(model, result);
    const failed = result.steps.find(({ ok }) => !ok);
    if (failed === undefined) return l10n.t('The app registration is set up in Microsoft Entra');
    const { title, detail, advice, code } = failed;
    if (code === 'local.cancelled')
      return l10n.t(
        'Stopped before “{0}”. What was made stays; Create it for me goes on from there',
        l10n.shown(title),
      );
    throw new Error(
      `${l10n.shown(title)}: ${advice === undefined ? l10n.shown(detail) : `${l10n.shown(advice.title)}. ${l10n.shown(advice.fix)}`}`,
    );
  });
}

const notMadeYet = '00000000-0000-0000-0000-000000000000';

const draftOf = (registration: Registration): Registration => ({
  ...registration,
  clientId: isGuid(registration.clientId) ? registration.clientId : notMadeYet,
});

async function takeOver(
  model: WizardModel,
  { clientId, credentialExpiresOn, federatedCredential, steps }: DraftResult,
): Promise<void> {
  if (clientId !== undefined && clientId !== notMadeYet) {
    model.dispatch({ type: 'setText', field: 'clientId', value: clientId });
    model.storedFor = model.registration();
  }
  if (credentialExpiresOn !== undefined)
    model.dispatch({ type: 'expiryRead', expiresOn: credentialExpiresOn });
  model.dispatch({ type: 'federationNamed', trust: federatedCredential });
  await readCredential(model);
  const given = new Set(steps.filter(({ ok }) => ok).map(({ id }) => id));
  model.setFacts({ consent: consentFacts(await neededPermissions(model.state), given) });
}

/** Consent that was given a moment ago; a fresh token tells the same when step 4 checks it. */
function consentFacts(needed: readonly Permission[], given: ReadonlySet<string>): readonly ConsentFact[] {
  const isGiven = ({ resource, type, value }: Permission) =>
    given.has(type === 'Role' ? `role.${resource}.${value}` : `grant.${resource}`);
  return (Object.keys(resourceNames) as (keyof typeof resourceNames)[]).flatMap((resource) => {
    const own = needed.filter((permission) => permission.resource === resource);
    if (own.length === 0 || !own.every(isGiven)) return [];
    return [{ resource, present: own.map(({ value }) => value), missing: [], extra: [] }];
  });
}
