// The demo tenant in the wizard: its values filled in, its hosts for the settings that are rendered.

import { Secret } from '../../../core/credential/secret.ts';
import type { DemoEndpoints, MailServer } from '../../../core/endpoints/endpoints.ts';
import * as l10n from '../../../core/l10n.ts';
import type { Registration } from '../../../core/registration/registration.ts';
import type { WizardModel } from '../model.ts';
import { readCredential } from './credential.ts';

/** Fills in what a person would type, and stores the demo's secret, which protects nothing. */
export async function fillDemo(model: WizardModel): Promise<string> {
  const sample = model.services.demo.sample();
  if (sample === undefined)
    throw new Error(l10n.record('The demo tenant is not running in this window. Start it first.'));
  const { secret, ...values } = sample;
  const { tenantId, clientId, mailboxes, controlMailbox } = values;
  model.dispatch({ type: 'demoFilled', tenantId, clientId, mailboxes, controlMailbox });
  if (model.state.grant === 'clientSecret') {
    await model.services.credentials.store(model.registration(), {
      kind: 'secret',
      secret: new Secret(secret),
    });
  }
  await readCredential(model);
  return l10n.t('The demo tenant’s values are filled in');
}

export async function startDemo(model: WizardModel): Promise<string> {
  await model.services.demo.start();
  model.setFacts({ demo: model.services.demo.running });
  return l10n.t('The demo tenant is running');
}

/** The running demo's hosts, for a registration that lives in it. */
export function demoEndpointsOf(model: WizardModel, registration: Registration): DemoEndpoints | undefined {
  if (registration.cloud !== 'demo') return undefined;
  const resolved = model.services.connections.endpoints(registration);
  if (!resolved.ok || resolved.endpoints.trustedCa === undefined) return undefined;
  const { authority, ews, graph, imap, pop, smtp, trustedCa } = resolved.endpoints;
  const text = ({ host, port }: MailServer) => `${host}:${port}`;
  return { authority, ews, graph, imap: text(imap), pop: text(pop), smtp: text(smtp), trustedCa };
}
