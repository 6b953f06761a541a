// What a run changes on this computer: the vault, the settings, proofs with a new credential, and questions to the person.

import { X509Certificate } from 'node:crypto';
import { CancellationError } from 'vscode';
import { readDirectoryAnswer } from '../../advice/directoryAnswers.ts';
import { madeKeyBits } from '../../core/credential/credential.ts';
import { Secret } from '../../core/credential/secret.ts';
import { secretBinding } from '../../core/credential/secretKey.ts';
import type { DemoEndpoints, Endpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import type { FederatedTrust, Registration } from '../../core/registration/registration.ts';
import type { MadeCertificate } from '../../provisioning/effects.ts';
import type { HostEffects } from '../../provisioning/provisioning.ts';
import { createCredentialVault, type VaultDeps } from '../credentials/credentialVault.ts';
import { ask } from '../shell/question.ts';
import type { RegistrationStore } from '../shell/services.ts';
import { type ProofDeps, proveCredential } from './proveCredential.ts';
import { rotationChecklist } from './rotationChecklist.ts';

export interface EffectDeps extends VaultDeps, ProofDeps {
  readonly registrations: RegistrationStore;
  readonly demoEndpoints: () => DemoEndpoints | undefined;
}

export interface RunSubject {
  /** As it is now; the run may give it another client ID. */
  readonly registration: () => Registration;
  readonly endpoints: Endpoints;
  /** Gives the registration its application: in the settings, or in the wizard's draft. */
  readonly useClientId: (clientId: string) => Promise<void>;
  /** Names the federated credential that takes the place of a secret, in the same place. */
  readonly nameFederation: (trust: FederatedTrust | undefined) => Promise<void>;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

export function registrationEffects(deps: EffectDeps, subject: RunSubject): HostEffects {
  const named = (clientId: string): Registration => ({ ...subject.registration(), clientId });
  return {
    readAnswer: readDirectoryAnswer,
    vault: (clientId) => createCredentialVault(deps, named(clientId)),
    useClientId: subject.useClientId,
    namedFederation: () => subject.registration().federatedCredential,
    nameFederation: subject.nameFederation,
    credentialInUse: (clientId, endsOn) => saveEnd(deps.registrations, named(clientId), endsOn.slice(0, 10)),
    prove: (clientId, held) => proveCredential(deps, subject, everyone(deps, named(clientId)), held),
    oldIsUnused: (clientId) => askWhetherUnused(deps, named(clientId)),
    makeCertificate: async (name, days) => {
      const { issueSelfSigned } = await import('../../x509/certificates.ts');
      const { certificatePem, privateKeyPem } = await issueSelfSigned({
        commonName: name,
        days,
        keyBits: madeKeyBits,
      });
      return describe(certificatePem, new Secret(privateKeyPem));
    },
    readCertificate: ({ credential }) =>
      credential.kind === 'certificate'
        ? describe(credential.certificatePem, credential.privateKeyPem)
        : undefined,
    learn: (secret) => deps.redactor.learn(secret),
    signal: subject.signal,
    report: subject.report,
  };
}

function describe(certificatePem: string, privateKeyPem: Secret): MadeCertificate {
  const read = new X509Certificate(certificatePem);
  return {
    credential: { kind: 'certificate', certificatePem, privateKeyPem },
    thumbprint: read.fingerprint.replaceAll(':', ''),
    publicKey: read.raw.toString('base64'),
    startsOn: new Date(read.validFrom).toISOString(),
    endsOn: new Date(read.validTo).toISOString(),
  };
}

/** Every registration on this computer that shares the application learns when its credential ends. */
async function saveEnd(store: RegistrationStore, named: Registration, endsOn: string): Promise<void> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(endsOn)) return;
  for (const { registration, scope } of sharing(store, named)) {
    if (registration.credentialExpiresOn === endsOn) continue;
    await store.save({ ...registration, credentialExpiresOn: endsOn }, scope);
  }
}

export const sharing = (store: RegistrationStore, named: Registration) =>
  store.all().filter(({ registration }) => secretBinding(registration) === secretBinding(named));

/** The registration itself, then the others on this computer that use the same application. */
function everyone(
  { registrations }: EffectDeps,
  own: Registration,
): readonly [Registration, ...Registration[]] {
  const others = sharing(registrations, own).map(({ registration }) => registration);
  return [own, ...others.filter(({ id }) => id !== own.id)];
}

async function askWhetherUnused(
  { registrations: store, demoEndpoints }: Pick<EffectDeps, 'registrations' | 'demoEndpoints'>,
  named: Registration,
): Promise<boolean> {
  const remove = l10n.t('Remove Old Credential');
  const question = {
    title: l10n.t('Does everything use the new credential?'),
    detail: await rotationChecklist(
      sharing(store, named).map(({ registration }) => registration),
      demoEndpoints(),
    ),
    answers: [remove],
  } as const;
  try {
    return (await ask(question)) === remove;
  } catch (error) {
    // Closing the question without an answer means "not yet".
    if (error instanceof CancellationError) return false;
    throw error;
  }
}
