// What to look at before an old credential is removed: everything that may hold it, by registration and product.
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { secretReferences } from '../../snippets/secretReferences.ts';

/** More places of one product than these make the list unreadable. */
const mostPlaces = 4;

export async function rotationChecklist(
  registrations: readonly Registration[],
  demo: DemoEndpoints | undefined,
): Promise<string> {
  return [
    l10n.t('The new credential is in use here. The old one still works. Check before it is removed:'),
    ...(await Promise.all(registrations.map((registration) => productLine(registration, demo)))),
    l10n.t('• other computers where it was typed'),
    l10n.t('• deployments, pipelines and vaults, which may keep a copy for up to 24 hours'),
    l10n.t(
      'Close this question to keep the old one; choose Renew Credential in Microsoft Entra again when everything is done.',
    ),
  ].join('\n');
}

async function productLine(registration: Registration, demo: DemoEndpoints | undefined): Promise<string> {
  const { findProduct } = await import('../../products/registry.ts');
  const product = findProduct(registration.product)?.name ?? registration.product;
  const places = await placesIn(registration, demo);
  return places.length === 0
    ? l10n.t('• {0} ({1}): every place that holds the credential', registration.name, product)
    : l10n.t('• {0} ({1}): {2}', registration.name, product, places.join(', '));
}

/** The fields and files of the product that hold the credential or read it from a variable. */
async function placesIn(
  registration: Registration,
  demo: DemoEndpoints | undefined,
): Promise<readonly string[]> {
  const [mailbox] = registration.mailboxes;
  if (mailbox === undefined) return [];
  const { renderTarget } = await import('../../products/registry.ts');
  const result = await renderTarget(registration, mailbox, registration.product, demo);
  if ('refused' in result) return [];
  const variables = secretReferences[registration.grant].map(({ variable }) => variable);
  const files = result.files.filter(({ text }) => variables.some((variable) => text.includes(variable)));
  const fields = result.fields.filter(({ label }) => /secret|certificate|private key/i.test(label));
  return [
    ...(files.length === 0 ? [] : variables.map((variable) => l10n.t('the variable {0}', variable))),
    ...files.map(({ name }) => l10n.t('what reads it: {0}', name)),
    ...fields.map(({ label }) => l10n.t('the field “{0}”', label)),
  ].slice(0, mostPlaces);
}
