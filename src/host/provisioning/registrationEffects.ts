// What a run changes on this computer: the vault, the settings, proofs with a new credential, and questions to the person.
import { X509Certificate } from 'node:crypto';
import { CancellationError } from 'vscode';
import { readDirectoryAnswer } from '../../advice/directoryAnswers.ts';
import { wait } from '../../core/async.ts';
import { Secret } from '../../core/credential/secret.ts';
import { secretBinding } from '../../core/credential/secretKey.ts';
import type { Endpoints } from '../../core/endpoints/endpoints.ts';
import { protocols } from '../../core/permissions/protocols.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { evidenceOf } from '../../core/report/failure.ts';
import type { TokenSource } from '../../oauth/tokenSource.ts';
import type { HeldCredential, MadeCertificate } from '../../provisioning/effects.ts';
import type { HostEffects } from '../../provisioning/provisioning.ts';
import { createCredentialVault, type VaultDeps } from '../credentials/credentialVault.ts';
import { ask } from '../shell/question.ts';
import type { RegistrationStore } from '../shell/services.ts';
import { rotationChecklist } from './rotationChecklist.ts';

export interface EffectDeps extends VaultDeps {
  readonly registrations: RegistrationStore;
  /** For proofs: a source of its own, so that no held token answers. */
  readonly tokens: () => Promise<TokenSource>;
}

export interface RunSubject {
  /** As it is now; the run may give it another client ID. */
  readonly registration: () => Registration;
  readonly endpoints: Endpoints;
  /** Gives the registration its application: in the settings, or in the wizard's draft. */
  readonly useClientId: (clientId: string) => Promise<void>;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

const keyBits = 3072;
/** Entra shows a new secret before every token server knows it; no limit is published (seen: 4 to 18 s). */
const proofBudgetMs = 120_000;

export function registrationEffects(deps: EffectDeps, subject: RunSubject): HostEffects {
  const named = (clientId: string): Registration => ({ ...subject.registration(), clientId });
  return {
    readAnswer: readDirectoryAnswer,
    vault: (clientId) => createCredentialVault(deps, named(clientId)),
    useClientId: subject.useClientId,
    credentialInUse: (clientId, endsOn) => saveEnd(deps.registrations, named(clientId), endsOn.slice(0, 10)),
    prove: (clientId, held) => prove(deps, subject, named(clientId), held),
    oldIsUnused: (clientId) => askWhetherUnused(deps.registrations, named(clientId)),
    makeCertificate: async (name, days) => {
      const { issueSelfSigned } = await import('../../x509/certificates.ts');
      const { certificatePem, privateKeyPem } = await issueSelfSigned({ commonName: name, days, keyBits });
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

/** A real token with the new credential; a secret that is still being copied is waited for and not called wrong. */
async function prove(
  deps: EffectDeps,
  { endpoints, signal, report }: RunSubject,
  registration: Registration,
  { credential }: HeldCredential,
): Promise<string> {
  const source = await deps.tokens();
  const resource = protocols[registration.mailboxes[0]?.protocols[0] ?? 'imap'].resource;
  const endsAt = Date.now() + proofBudgetMs;
  for (let pause = 1_000; ; pause = Math.min(pause * 2, 15_000)) {
    try {
      const request = {
        registration,
        endpoints,
        credential,
        resource,
        signal,
        deadlineMs: 30_000,
        forceRefresh: true,
      };
      await source.acquire(request);
      return 'Signed in with the new credential';
    } catch (error) {
      if (!isStillCopied(error) || Date.now() + pause > endsAt) throw error;
      report('Entra is still copying the new credential…');
      await wait(pause, signal);
    }
  }
}

/** Application, service principal, secret, certificate or federated credential not there yet. */
const stillCopied: readonly number[] = [700016, 7000229, 7000215, 700027, 70021];

function isStillCopied(error: unknown): boolean {
  const evidence = evidenceOf(error);
  return evidence.kind === 'oauth' && evidence.numbers.some((number) => stillCopied.includes(number));
}

async function askWhetherUnused(store: RegistrationStore, named: Registration): Promise<boolean> {
  const remove = 'Remove Old Credential';
  const question = {
    title: 'Does everything use the new credential?',
    detail: rotationChecklist(sharing(store, named).map(({ registration }) => registration)),
    answers: [remove],
  } as const;
  try {
    return (await ask(question)) === remove;
  } catch (error) {
    // Leaving the question means: not yet.
    if (error instanceof CancellationError) return false;
    throw error;
  }
}
