// How to renew a credential without an outage: two may be valid at once, so nothing stops while places change over.
import { expiryOf } from '../core/credential/credentialExpiry.ts';
import { clouds } from '../core/endpoints/clouds.ts';
import { grants } from '../core/permissions/grants.ts';
import type { Registration } from '../core/registration/registration.ts';
import { ownerLabels } from '../core/report/advice.ts';
import { answerLine } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';

/** The steps in their order, with the cloud's own admin center. */
export function renewalMarkdown(registration: Registration, now: Date): string {
  const certificate = registration.grant === 'clientCertificate';
  const what = grants[certificate ? 'clientCertificate' : 'clientSecret'].credentialLabel;
  const rows = stepsFor(registration, certificate).map(
    ([step, check, who], index) => `| ${index + 1} | ${step} | ${check} | ${who} |`,
  );
  return `${[
    `# Renew the ${what} of ${escapeMarkdown(registration.name)}`,
    answerOf(registration, what, now),
    `| | What to do | How to see that it is done | Who |\n| ---: | --- | --- | --- |\n${rows.join('\n')}`,
    `Application (client) ID \`${registration.clientId}\`. The portal allows at most 730 days for a client secret; a tenant’s policy may allow less.`,
  ].join('\n\n')}\n`;
}

function answerOf(registration: Registration, what: string, now: Date): string {
  const expiry = expiryOf(registration, now);
  const old = `The old and the new ${what} are valid side by side, so nothing stops while you change over.`;
  if (expiry === undefined) return answerLine('open', `No end date is entered for this ${what}. ${old}`);
  const state = expiry.daysLeft < 0 ? 'bad' : expiry.urgent ? 'soon' : 'good';
  const sentence = `${expiry.text.charAt(0).toUpperCase()}${expiry.text.slice(1)}.`;
  return answerLine(state, `${escapeMarkdown(sentence)} ${old}`);
}

type Step = readonly [step: string, check: string, who: string];

function stepsFor(registration: Registration, certificate: boolean): readonly Step[] {
  const what = grants[certificate ? 'clientCertificate' : 'clientSecret'].credentialLabel;
  const { cloud } = registration;
  const portal = clouds[cloud === 'demo' || cloud === 'custom' ? 'global' : cloud].entraPortal.value;
  const { you, entraAdmin } = ownerLabels;
  return [
    [
      `In the Entra admin center (${portal}), open **App registrations** > **${escapeMarkdown(registration.name)}** > **Certificates & secrets**. Do not delete the old ${what} yet.`,
      'The old one is listed with its end date.',
      entraAdmin,
    ],
    certificate
      ? [
          'Choose **Upload certificate** and upload the new public certificate (.cer).',
          'Two certificates are listed.',
          entraAdmin,
        ]
      : [
          'Choose **New client secret**, set an end date, and copy the **Value** at once: it is shown only now.',
          'Two secrets are listed.',
          entraAdmin,
        ],
    ['Run **Exchange OAuth: Set Credential…** for this registration.', '**Test Connection** works.', you],
    [
      `Change the ${what} in every place that uses it. A product may hold it in several (each workflow, each node).`,
      'One full cycle works: mail comes in, mail goes out.',
      you,
    ],
    [`Delete the old ${what}.`, '**Test Connection** still works.', entraAdmin],
    ['Enter the new end date in the setup wizard, step 3.', 'The tree no longer warns.', you],
  ];
}
