// How to renew a credential without an outage: two may be valid at once, so nothing stops while places change over.

import { expiryOf } from '../core/credential/credentialExpiry.ts';
import { shownCloud } from '../core/endpoints/clouds.ts';
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import type { Registration } from '../core/registration/registration.ts';
import { ownerLabels } from '../core/report/advice.ts';
import { answerLine } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';

/** The steps in their order, with the cloud's own admin center. */
export function renewalMarkdown(registration: Registration, now: Date): string {
  const certificate = registration.grant === 'clientCertificate';
  const what = l10n.t(grants[certificate ? 'clientCertificate' : 'clientSecret'].credentialLabel);
  const rows = stepsFor(registration, certificate).map(
    ([step, check, who], index) => `| ${index + 1} | ${step} | ${check} | ${l10n.t(who)} |`,
  );
  return `${[
    `# ${l10n.t('Renew the {0} of {1}', what, escapeMarkdown(registration.name))}`,
    answerOf(registration, what, now),
    `| | ${l10n.t('What to do')} | ${l10n.t('How to see that it is done')} | ${l10n.t('Who')} |\n| ---: | --- | --- | --- |\n${rows.join('\n')}`,
    l10n.t(
      'Application (client) ID `{0}`. The portal allows at most 730 days for a client secret; a tenant’s policy may allow less.',
      registration.clientId,
    ),
  ].join('\n\n')}\n`;
}

function answerOf(registration: Registration, what: string, now: Date): string {
  const expiry = expiryOf(registration, now);
  const old = l10n.t(
    'The old and the new {0} are valid side by side, so nothing stops while you change over.',
    what,
  );
  if (expiry === undefined)
    return answerLine('open', l10n.t('No end date is entered for this {0}. {1}', what, old));
  const state = expiry.daysLeft < 0 ? 'bad' : expiry.urgent ? 'soon' : 'good';
  const text = l10n.shown(expiry.text);
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  return answerLine(state, `${escapeMarkdown(sentence)} ${old}`);
}

type Step = readonly [step: string, check: string, who: string];

/** How the new one comes into the portal. */
const addStep = (certificate: boolean): Step =>
  certificate
    ? [
        l10n.t('Choose **Upload certificate** and upload the new public certificate (.cer).'),
        l10n.t('Two certificates are listed.'),
        ownerLabels.entraAdmin,
      ]
    : [
        l10n.t(
          'Choose **New client secret**, set an end date, and copy the **Value** at once: it is shown only now.',
        ),
        l10n.t('Two secrets are listed.'),
        ownerLabels.entraAdmin,
      ];

function stepsFor(registration: Registration, certificate: boolean): readonly Step[] {
  const what = l10n.t(grants[certificate ? 'clientCertificate' : 'clientSecret'].credentialLabel);
  const { cloud } = registration;
  const portal = shownCloud(cloud).entraPortal.value;
  const { you, entraAdmin } = ownerLabels;
  return [
    [
      l10n.t(
        'In the Entra admin center ({0}), open **App registrations** > **{1}** > **Certificates & secrets**. Do not delete the old {2} yet.',
        portal,
        escapeMarkdown(registration.name),
        what,
      ),
      l10n.t('The old one is listed with its end date.'),
      entraAdmin,
    ],
    addStep(certificate),
    [
      l10n.t('Run **Exchange OAuth: Set Credential…** for this registration.'),
      l10n.t('**Test Connection** works.'),
      you,
    ],
    [
      l10n.t(
        'Change the {0} in every place that uses it. A product may hold it in several (each workflow, each node).',
        what,
      ),
      l10n.t('One full cycle works: mail comes in, mail goes out.'),
      you,
    ],
    [l10n.t('Delete the old {0}.', what), l10n.t('**Test Connection** still works.'), entraAdmin],
    [l10n.t('Enter the new end date in the setup wizard, step 3.'), l10n.t('The tree no longer warns.'), you],
  ];
}
