// Looks up a tenant by domain or ID through the public discovery document: no sign-in, no secret, one GET.
import { cloudLabels } from '../../../core/clouds.ts';
import type { Endpoints } from '../../../core/endpoints.ts';
import type { Registration } from '../../../core/registration.ts';
import { isGuid } from '../../../core/text.ts';
import type { Network } from '../../../net/network.ts';
import type { TenantFact } from '../../../wizard/facts.ts';
import { type FoundTenant, readTenantDocument } from '../../../wizard/tenantDocument.ts';
import { tenantProblem } from '../../../wizard/validation.ts';
import { createNetworks } from '../../networks.ts';
import type { WizardModel } from '../model.ts';
import { isCancelled, wordsOf } from '../words.ts';

/** The look-up must be over in this time (milliseconds). */
const deadlineMs = 15_000;
/** A discovery document has about 2 KB (bytes). */
const maxBytes = 64 * 1024;

export async function findTenant(model: WizardModel): Promise<string> {
  const typed = model.state.texts.tenant.trim();
  const problem = tenantProblem(typed);
  if (problem !== undefined) throw new Error(problem.text);
  return model.run('tenant', async (signal) => {
    const networks = await createNetworks();
    try {
      const fact = await ask(model, typed, networks.for, signal);
      model.learn({ tenant: fact });
      return fact.text;
    } catch (error) {
      if (isCancelled(error)) return 'Cancelled.';
      const text = `The tenant could not be looked up: ${wordsOf(error, model.services.redact)}`;
      model.learn({ tenant: { typed, found: false, swapped: false, text } });
      return text;
    } finally {
      networks.dispose();
    }
  });
}

async function ask(
  model: WizardModel,
  typed: string,
  networkFor: (endpoints: Endpoints) => Network,
  signal: AbortSignal,
): Promise<TenantFact> {
  const endpoints = endpointsFor(model);
  const network = networkFor(endpoints);
  const look = (name: string) => discover(network, endpoints.authority, name, signal);
  const found = await look(typed);
  if (found !== undefined) return foundFact(model, typed, found);
  const clientId = model.state.texts.clientId.trim();
  const swapped = isGuid(typed) && isGuid(clientId) && (await look(clientId)) !== undefined;
  return { typed, found: false, swapped, text: swapped ? swappedText : unknownText(model, typed) };
}

const swappedText =
  'This is no tenant, but the value under Application (client) ID is one: the two look swapped.';

function unknownText(model: WizardModel, typed: string): string {
  const where = cloudLabels[model.state.cloud];
  return isGuid(typed)
    ? `There is no tenant with this ID in the cloud "${where}". Copy the directory (tenant) ID again, or choose another cloud in step 1.`
    : `There is no tenant with the domain ${typed} in the cloud "${where}". Check the spelling, or enter the directory (tenant) ID.`;
}

function foundFact(model: WizardModel, typed: string, found: FoundTenant): TenantFact {
  const { cloud } = model.state;
  model.dispatch({ type: 'tenantFound', tenant: { typed, tenantId: found.tenantId } });
  const own = cloud === 'demo' || cloud === 'custom';
  const other = found.cloud !== undefined && found.cloud !== cloud && !own ? found.cloud : undefined;
  const name = isGuid(typed) ? 'This tenant exists' : `${typed} is the tenant ${found.tenantId}`;
  const where = other ?? (own ? undefined : found.cloud);
  const place = where === undefined ? '' : `, in the cloud "${cloudLabels[where]}"`;
  return {
    typed,
    found: true,
    swapped: false,
    text: `${name}${place}.`,
    ...(other === undefined ? {} : { otherCloud: other }),
  };
}

function endpointsFor(model: WizardModel): Endpoints {
  const registration: Registration = model.registration();
  const resolved = model.services.connections.endpoints(registration);
  if (resolved.ok) return resolved.endpoints;
  throw new Error(
    resolved.problem.kind === 'demoNotRunning'
      ? 'The demo tenant is not running in this window. Start it first.'
      : `${resolved.problem.field} is not a usable address. Correct it in step 1.`,
  );
}

/** Undefined where the authority knows no such tenant (AADSTS90002, AADSTS900023: HTTP 400). */
async function discover(
  network: Network,
  authority: string,
  name: string,
  signal: AbortSignal,
): Promise<FoundTenant | undefined> {
  const url = `${authority}/${encodeURIComponent(name.toWellFormed())}/v2.0/.well-known/openid-configuration`;
  const answer = await network.http(
    { method: 'GET', url, headers: { accept: 'application/json' }, maxBytes },
    { signal, deadlineMs },
  );
  if (answer.status === 200) {
    const found = readTenantDocument(answer.body);
    if (found === undefined) throw new Error('the answer names no single tenant.');
    return found;
  }
  if (answer.status === 400 || answer.status === 404) return undefined;
  throw new Error(`the sign-in host answered ${answer.status}.`);
}
