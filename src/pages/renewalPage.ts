// How to renew a credential without an outage: two may be valid at once, so nothing stops while places change over.
import { clouds } from '../core/endpoints/clouds.ts';
import type { Registration } from '../core/registration/registration.ts';
import { escapeMarkdown } from './markdown.ts';

/** The steps in their order, with the cloud's own admin center. */
export function renewalMarkdown(registration: Registration): string {
  const certificate = registration.grant === 'clientCertificate';
  const what = certificate ? 'certificate' : 'client secret';
  const portal =
    registration.cloud === 'demo' || registration.cloud === 'custom'
      ? clouds.global.entraPortal.value
      : clouds[registration.cloud].entraPortal.value;
  const steps = [
    `In the Entra admin center (${portal}), open **App registrations** > **${escapeMarkdown(registration.name)}** > **Certificates & secrets**. Do not delete the old ${what} yet: both are valid until you do.`,
    certificate
      ? 'Choose **Upload certificate** and upload the new public certificate (.cer).'
      : 'Choose **New client secret**, set an end date, and copy the **Value** at once: it is shown only now.',
    'Run **Exchange OAuth: Set Credential…** for this registration, then **Test Connection**.',
    `Change the ${what} in every place that uses it. A product may hold it in several (each workflow, each node).`,
    'Watch one full cycle: mail comes in, mail goes out.',
    `Delete the old ${what}, and test again.`,
    'Enter the new end date in the setup wizard, step 3.',
  ];
  return `# Renew the ${what} without an outage\n\n${steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}\n\nApplication (client) ID \`${registration.clientId}\`. The portal allows at most 730 days for a client secret; a tenant’s policy may allow less.\n`;
}
