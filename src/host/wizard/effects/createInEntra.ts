// Create It for Me: the command makes the app registration of the draft; client ID, end date and consent come back from it.

import { commands } from 'vscode';
import * as l10n from '../../../core/l10n.ts';
import { type Permission, resourceNames } from '../../../core/permissions/permissions.ts';
import { noClientId, type Registration } from '../../../core/registration/registration.ts';
import { ownerLabels } from '../../../core/report/advice.ts';
import { isGuid } from '../../../core/text/text.ts';
import type { ConsentFact } from '../../../wizard/facts.ts';
import { tenantProblem } from '../../../wizard/validation.ts';
import type { DraftResult } from '../../provisioning/draftResult.ts';
import type { WizardModel } from '../model.ts';
import { readCredential, storedNow } from './credential.ts';
import { neededPermissions } from './products.ts';

export async function createInEntra(model: WizardModel): Promise<string> {
  const problem = tenantProblem(model.state.texts.tenant.trim());
  if (problem !== undefined) throw new Error(problem.text);
  if (model.state.protocols.length === 0)
    throw new Error(l10n.record('Choose what the application connects with in step 1 first.'));
  return model.run('create', async () => {
    const result = await carriedOut(model, 'exchangeOAuth.provision.apply');
    if (result === undefined) return l10n.t('Nothing was changed.');
    await takeOver(model, result);
    model.setFacts({ setup: receiptOf(result) });
    const failed = result.steps.find(({ ok }) => !ok);
    if (failed === undefined) return l10n.t('The app registration is set up in Microsoft Entra');
    const { title, detail, advice, code } = failed;
    if (code === 'local.cancelled')
      return l10n.t(
        'Stopped before “{0}”. What was made stays; Create it for me goes on from there',
        l10n.shown(title),
      );
    const words =
      advice === undefined
        ? l10n.shown(detail)
        : `${l10n.shown(advice.title)}. ${l10n.shown(advice.fix)} ${l10n.t('Who must act: {0}.', l10n.t(ownerLabels[advice.owner]))}`;
    throw new Error(`${l10n.shown(title)}: ${words}`);
  });
}

/** Takes back what Create It for Me made, while the connection stands in no settings yet. */
export async function undoInEntra(model: WizardModel): Promise<string> {
  return model.run('create', async () => {
    const result = await carriedOut(model, 'exchangeOAuth.provision.undo');
    if (result === undefined) return l10n.t('Nothing was changed.');
    await takeOver(model, result);
    const left = result.steps.filter(({ ok }) => !ok);
    model.setFacts({ setup: left.length === 0 ? undefined : receiptOf({ steps: left }), consent: [] });
    return left.length === 0
      ? l10n.t('Everything was taken back')
      : l10n.t('Some of it was not taken back; undoing again goes on there');
  });
}

function carriedOut(
  model: WizardModel,
  command: 'exchangeOAuth.provision.apply' | 'exchangeOAuth.provision.undo',
): Thenable<DraftResult | undefined> {
  const draft = draftOf(model.registration());
  const values = { draft, protocols: [...model.state.protocols] };
  return commands.executeCommand(command, model.services.personArguments.forPerson(values));
}

const receiptOf = ({ steps }: Pick<DraftResult, 'steps'>) =>
  steps.map(({ title, ok, detail, advice }) => ({ title, ok, detail: advice?.title ?? detail }));

const draftOf = (registration: Registration): Registration => ({
  ...registration,
  clientId: isGuid(registration.clientId) ? registration.clientId : noClientId,
});

async function takeOver(
  model: WizardModel,
  { clientId, credentialExpiresOn, federatedCredential, steps }: DraftResult,
): Promise<void> {
  const made = clientId === undefined || clientId === noClientId ? '' : clientId;
  model.dispatch({ type: 'setText', field: 'clientId', value: made });
  if (made !== '') model.storedFor = storedNow(model);
  if (made === '' || credentialExpiresOn !== undefined)
    model.dispatch({ type: 'expiryRead', expiresOn: made === '' ? '' : (credentialExpiresOn ?? '') });
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
