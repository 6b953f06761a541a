// What to look at before an old credential is removed: everything that may hold it, by registration and product.
import type { Registration } from '../../core/registration/registration.ts';

export function rotationChecklist(registrations: readonly Registration[]): string {
  const places = registrations.map(
    ({ name, product }) => `• ${name} (${product}): every place that holds the credential`,
  );
  return [
    'The new credential is in use here. The old one still works. Check before it is removed:',
    ...places,
    '• other computers where it was typed',
    '• deployments, pipelines and vaults, which may keep a copy for up to 24 hours',
    'Close this question to keep the old one; run Renew Credential again when everything is done.',
  ].join('\n');
}
