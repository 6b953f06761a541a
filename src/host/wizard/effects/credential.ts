// Takes a credential once, hands it to SecretStorage, and from then on knows only that it is stored.

import type { Credential } from '../../../core/credential/credential.ts';
import { Secret } from '../../../core/credential/secret.ts';
import { secretBinding } from '../../../core/credential/secretKey.ts';
import * as l10n from '../../../core/l10n.ts';
import type { Registration } from '../../../core/registration/registration.ts';
import { isGuid } from '../../../core/text/text.ts';
import { secretProblem } from '../../../wizard/secretProblems.ts';
import { registrationsUsing } from '../../credentials/applicationsInUse.ts';
import { askCertificate } from '../../credentials/certificates.ts';
import { hashOf } from '../../credentials/secretName.ts';
import type { WizardModel } from '../model.ts';

export async function storeSecret(model: WizardModel, value: string): Promise<string> {
  const problem = secretProblem(value);
  if (problem?.severity === 'error') throw new Error(problem.text);
  await store(model, { kind: 'secret', secret: new Secret(value) });
  return l10n.t('Client secret stored');
}

export async function storePassword(
  model: WizardModel,
  userName: string,
  password: string,
  secret: string,
): Promise<string> {
  if (userName.trim() === '') throw new Error(l10n.record('Enter the user name of the account.'));
  if (password === '') throw new Error(l10n.record('Enter the password of the account.'));
  const problem = secret === '' ? undefined : secretProblem(secret);
  if (problem?.severity === 'error') throw new Error(problem.text);
  await store(model, {
    kind: 'password',
    userName: userName.trim(),
    password: new Secret(password),
    ...(secret === '' ? {} : { secret: new Secret(secret) }),
  });
  return l10n.t('Password stored');
}

export async function chooseCertificate(model: WizardModel): Promise<string> {
  needIdentity(model);
  const credential = await askCertificate(model.registration().name, model.services.redactor);
  await store(model, credential);
  if (credential.kind === 'certificate') await readExpiry(model, credential.certificatePem);
  return l10n.t('Certificate stored');
}

/** The certificate holds its own last day, so it is not typed. */
async function readExpiry(model: WizardModel, certificatePem: string): Promise<void> {
  const { readCertificate } = await import('../../../x509/certificates.ts');
  model.dispatch({ type: 'expiryRead', expiresOn: readCertificate(certificatePem).notAfter.slice(0, 10) });
}

function needIdentity(model: WizardModel): Registration {
  const registration = model.registration();
  if (isGuid(registration.clientId) && registration.tenantId !== '') return registration;
  throw new Error(
    l10n.record('Enter the tenant and the client ID in step 2 first: the credential is bound to them.'),
  );
}

async function store(model: WizardModel, credential: Credential): Promise<void> {
  const registration = needIdentity(model);
  const before = model.storedFor;
  const { credentials } = model.services;
  try {
    await model.run('credential', () => credentials.store(registration, credential, model.seenCredential));
  } catch (error) {
    // What another window has stored meanwhile is shown.
    await readCredential(model);
    throw error;
  }
  model.storedFor = storedNow(model);
  if (before !== undefined && bindingOf(before.registration) !== bindingOf(registration))
    await forgetUnused(model, before);
  model.setFacts({ consent: [] });
  await readCredential(model);
}

/** What was just stored for the draft's application. */
export function storedNow(model: WizardModel): NonNullable<WizardModel['storedFor']> {
  const registration = model.registration();
  return { registration, seen: model.services.credentials.seen(registration) };
}

/** Forgets a credential that was typed for a draft's former tenant or client, unless a saved registration uses it. */
async function forgetUnused(
  model: WizardModel,
  { registration: former, seen }: NonNullable<WizardModel['storedFor']>,
): Promise<void> {
  const { registrations, credentials, demo } = model.services;
  const used = registrationsUsing(registrations, hashOf(former)).length > 0;
  if (bindingOf(former) === '' || used || (former.cloud === 'demo' && demo.running)) return;
  // One that another window has stored since then is not this draft's.
  if (credentials.seen(former) === seen) await credentials.forget(former, seen);
}

/**
 * Forgets what was stored while this wizard was open, once its draft is given up. What was stored before may be of a
 * registration in another workspace, though the draft names the same application.
 */
export async function forgetTyped(model: WizardModel): Promise<void> {
  if (model.storedFor !== undefined) await forgetUnused(model, model.storedFor);
  model.storedFor = undefined;
}

export async function forgetCredential(model: WizardModel): Promise<string> {
  await model.services.credentials.forget(model.registration(), model.seenCredential);
  model.setFacts({ consent: [] });
  await readCredential(model);
  return l10n.t('Forgotten');
}

/** What a credential is bound to; when it changes, what is stored has to be looked up anew. */
export const bindingOf = (registration: Registration): string =>
  isGuid(registration.clientId) && registration.tenantId !== '' ? secretBinding(registration) : '';

/** Asks SecretStorage what is stored for this tenant and client. */
export async function readCredential(model: WizardModel): Promise<void> {
  const registration = model.registration();
  const binding = bindingOf(registration);
  if (binding === '') {
    model.seenCredential = undefined;
    return model.clearFact('credential');
  }
  const { credentials } = model.services;
  const seen = credentials.seen(registration);
  const state = await credentials.state(registration);
  if (bindingOf(model.registration()) !== binding) return;
  model.seenCredential = seen;
  model.setFacts({ credential: state });
}
