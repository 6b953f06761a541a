// Gets a fresh token for each resource and compares what it holds with what is needed.
import * as l10n from '../../../core/l10n.ts';
import { grants } from '../../../core/permissions/grants.ts';
import { graphMailReaders, type Permission, resourceNames } from '../../../core/permissions/permissions.ts';
import type { TokenResource } from '../../../core/permissions/protocols.ts';
import type { TokenClaims } from '../../../core/token/tokenClaims.ts';
import type { ConsentFact } from '../../../wizard/facts.ts';
import { mailboxOf } from '../../../wizard/state.ts';
import type { WizardModel } from '../model.ts';
import { isCancelled, userErrorOf } from '../userErrors.ts';
import { bindingOf } from './credential.ts';
import { neededPermissions } from './products.ts';

/** What the answer is about: a draft that names another application or needs other permissions has none yet. */
export const consentDependsOn = (model: WizardModel): string => {
  const { product, protocols, grant } = model.state;
  return JSON.stringify([bindingOf(model.registration()), product, protocols, grant]);
};

export async function checkConsent(model: WizardModel): Promise<string> {
  return model.run('consent', async (signal) => {
    model.setFacts({ consent: [] });
    const asked = consentDependsOn(model);
    const needed = await neededPermissions(model.state);
    const resources = (['exchange', 'graph'] as const).filter((resource) =>
      needed.some((permission) => permission.resource === resource),
    );
    for (const resource of resources) {
      const fact = await factOf(model, resource, needed, signal);
      if (fact === undefined || consentDependsOn(model) !== asked) return l10n.t('Cancelled.');
      model.setFacts({ consent: [...model.facts.consent, fact] });
    }
    return spokenResult(model.facts.consent);
  });
}

async function factOf(
  model: WizardModel,
  resource: TokenResource,
  needed: readonly Permission[],
  signal: AbortSignal,
): Promise<ConsentFact | undefined> {
  const wanted = needed.filter((permission) => permission.resource === resource);
  try {
    const first = model.state.mailboxes.find((mailbox) => mailbox.address.trim() !== '');
    const mailbox = first === undefined ? undefined : mailboxOf(first, model.state);
    const claims = await model.services.connections.claims(model.registration(), mailbox, resource, signal);
    if (claims === undefined)
      throw new Error(l10n.record('The token cannot be read, so its permissions are not known.'));
    return { resource, ...compare(wanted, heldBy(claims, model)) };
  } catch (error) {
    if (isCancelled(error) || signal.aborted) return undefined;
    return { resource, present: [], missing: [], extra: [], error: await userErrorOf(error, model) };
  }
}

function heldBy(claims: TokenClaims, model: WizardModel): readonly string[] {
  return grants[model.state.grant].access === 'app' ? claims.roles : claims.scopes;
}

/** OpenID Connect scopes and what every Graph token of a person has: no right to mail. */
const harmless = new Set(['openid', 'profile', 'email', 'offline_access', 'User.Read']);

/** A wider Graph permission also reads mail: then the needed one is no longer missing, but the wider one is extra. */
function compare(
  wanted: readonly Permission[],
  held: readonly string[],
): Pick<ConsentFact, 'present' | 'missing' | 'extra'> {
  const values = wanted.map((permission) => permission.value);
  const covered = (value: string) =>
    graphMailReaders.includes(value) && held.some((other) => other === 'Mail.ReadWrite');
  return {
    present: values.filter((value) => held.includes(value)),
    missing: values.filter((value) => !held.includes(value) && !covered(value)),
    extra: held.filter((value) => !values.includes(value) && !harmless.has(value)),
  };
}

function spokenResult(facts: readonly ConsentFact[]): string {
  const bad = facts.filter((fact) => fact.error !== undefined || fact.missing.length > 0);
  if (bad.length === 0) return l10n.t('Every permission is present');
  return bad
    .map((fact) =>
      fact.error === undefined
        ? l10n.t('Missing in {0}: {1}', resourceNames[fact.resource], fact.missing.join(', '))
        : l10n.t('No token for {0}', resourceNames[fact.resource]),
    )
    .join('. ');
}
