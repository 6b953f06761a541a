// Looks up a tenant by domain or ID through the public discovery document: no sign-in, no secret, one GET.

import { workspace } from 'vscode';
import { cloudLabels, isMicrosoftCloud } from '../../../core/endpoints/clouds.ts';
import type { Endpoints } from '../../../core/endpoints/endpoints.ts';
import * as l10n from '../../../core/l10n.ts';
import type { Registration } from '../../../core/registration/registration.ts';
import { errorMessage } from '../../../core/report/failure.ts';
import { isGuid } from '../../../core/text/text.ts';
import type { TenantFound } from '../../../oauth/tenantLookup.ts';
import type { TenantFact } from '../../../wizard/facts.ts';
import { tenantProblem } from '../../../wizard/validation.ts';
import { createNetworks, type Networks } from '../../testing/networks.ts';
import type { WizardModel } from '../model.ts';
import { isCancelled } from '../userErrors.ts';

/** The look-up must be over in this time (milliseconds). */
const deadlineMs = 15_000;

export async function findTenant(model: WizardModel): Promise<string> {
  const typed = model.state.texts.tenant.trim();
  const problem = tenantProblem(typed);
  if (problem !== undefined) throw new Error(problem.text);
  const { saved } = model.state;
  if (!workspace.isTrusted && saved !== undefined && saved.scope.kind !== 'user') {
    throw new Error(
      l10n.record('This registration comes from a workspace that is not trusted, so nothing connects.'),
    );
  }
  return model.run('tenant', async (signal) => {
    const networks = await createNetworks(model.services.redactor);
    try {
      const fact = await ask(model, typed, networks, signal);
      model.setFacts({ tenant: fact });
      return fact.text;
    } catch (error) {
      if (isCancelled(error)) return l10n.t('Cancelled.');
      const text = l10n.t(
        'The tenant could not be looked up: {0}',
        l10n.shown(model.services.redact(errorMessage(error))),
      );
      model.setFacts({ tenant: { typed, found: false, swapped: false, text } });
      return text;
    } finally {
      networks.dispose();
    }
  });
}

async function ask(
  model: WizardModel,
  typed: string,
  networks: Networks,
  signal: AbortSignal,
): Promise<TenantFact> {
  const { cloudAuthorities, lookUpTenant, lookupHosts } = await import('../../../oauth/tenantLookup.ts');
  const { authority, trustedCa } = endpointsFor(model);
  const { cloud } = model.state;
  const own = { cloud, authority };
  // The chosen cloud first; another one may know the tenant. A tenant of the demo or of one's own servers is in no cloud.
  const others = isMicrosoftCloud(cloud) ? cloudAuthorities.filter((row) => row.authority !== authority) : [];
  const authorities = [own, ...others];
  const network = networks.forHosts(lookupHosts(authorities), trustedCa);
  const look = (tenant: string) =>
    lookUpTenant({
      tenant,
      authorities,
      network,
      redactor: model.services.redactor,
      call: { signal, deadlineMs },
    });
  const found = await look(typed);
  if (found.kind === 'found') return foundFact(model, typed, found);
  const clientId = model.state.texts.clientId.trim();
  const swapped = isGuid(typed) && isGuid(clientId) && (await look(clientId)).kind === 'found';
  return { typed, found: false, swapped, text: swapped ? l10n.t(swappedText) : unknownText(model, typed) };
}

const swappedText = l10n.msg(
  'There is no tenant with this ID, but there is one with the value under Application (client) ID. The two look swapped.',
);

function unknownText(model: WizardModel, typed: string): string {
  const where = l10n.t(cloudLabels[model.state.cloud]);
  return isGuid(typed)
    ? l10n.t(
        'There is no tenant with this ID in the cloud "{0}". Copy the directory (tenant) ID again, or choose another cloud in step 1.',
        where,
      )
    : l10n.t(
        'There is no tenant with the domain {0} in the cloud "{1}". Check the spelling, or enter the directory (tenant) ID.',
        typed,
        where,
      );
}

function foundFact(model: WizardModel, typed: string, found: TenantFound): TenantFact {
  const { cloud } = model.state;
  model.dispatch({ type: 'tenantFound', tenant: { typed, tenantId: found.tenantId } });
  const own = !isMicrosoftCloud(cloud);
  const sameFamily = found.ambiguous && (cloud === 'gccHigh' || cloud === 'dod');
  const other = !own && !sameFamily && found.cloud !== cloud ? found.cloud : undefined;
  const name = isGuid(typed)
    ? l10n.t('This tenant exists')
    : l10n.t('{0} is the tenant {1}', typed, found.tenantId);
  const place = own || sameFamily ? '' : l10n.t(', in the cloud "{0}"', l10n.t(cloudLabels[found.cloud]));
  const doubt = found.ambiguous
    ? ` ${l10n.t('Whether it is GCC High or DoD is not told: you have to know.')}`
    : '';
  return {
    typed,
    found: true,
    swapped: false,
    text: `${name}${place}.${doubt}`,
    ...(other === undefined ? {} : { otherCloud: other }),
  };
}

function endpointsFor(model: WizardModel): Endpoints {
  const registration: Registration = model.registration();
  const resolved = model.services.connections.endpoints(registration);
  if (resolved.ok) return resolved.endpoints;
  throw new Error(
    resolved.problem.kind === 'demoNotRunning'
      ? l10n.record('The demo tenant is not running in this window. Start it first.')
      : l10n.record('{0} is not a usable address. Correct it in step 1.', resolved.problem.field),
  );
}
