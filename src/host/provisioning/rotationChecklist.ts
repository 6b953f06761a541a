// What to look at before an old credential is removed: everything that may hold it, by registration and product.
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';

export function rotationChecklist(registrations: readonly Registration[]): string {
  const places = registrations.map(({ name, product }) =>
    l10n.t('• {0} ({1}): every place that holds the credential', name, product),
  );
  return [
    l10n.t('The new credential is in use here. The old one still works. Check before it is removed:'),
    ...places,
    l10n.t('• other computers where it was typed'),
    l10n.t('• deployments, pipelines and vaults, which may keep a copy for up to 24 hours'),
    l10n.t('Close this question to keep the old one; run Renew Credential again when everything is done.'),
  ].join('\n');
}
