// What each registration proves itself with: read where an option says, given to the redactor, stored nowhere.
import type { Credential, FederatedCredential } from '../core/credential/credential.ts';
import { federatedAudienceOf } from '../core/credential/federatedAudience.ts';
import { grants } from '../core/permissions/grants.ts';
import type { Registration } from '../core/registration/registration.ts';
import { readFederatedToken } from '../oauth/federatedToken.ts';
import { certificateFrom } from './certificateFiles.ts';
import type { CheckContext } from './context.ts';
import type { CheckOptions, For } from './options.ts';
import { type Environment, type Reference, readReference } from './reference.ts';

export type CheckCredential = Credential | FederatedCredential;

/** Throws an Error that says which option is missing. */
export async function credentialFor(
  registration: Registration,
  options: CheckOptions,
  { env, redactor, signal }: CheckContext,
): Promise<CheckCredential> {
  const { access, credential } = grants[registration.grant];
  if (access !== 'app') {
    throw new Error(
      `${registration.name} signs a person in, which nobody can do at night. Check it in the window, or give it an application permission.`,
    );
  }
  const read = async (reference: Reference) => {
    const secret = await readReference(reference, env);
    redactor.learn(secret.reveal());
    return secret;
  };
  const federated = valueFor(options.federated, registration);
  if (federated !== undefined) return federatedFrom(federated, registration, env, signal);
  const secret = valueFor(options.secrets, registration);
  if (credential === 'secret' && secret !== undefined) return { kind: 'secret', secret: await read(secret) };
  const certificate = valueFor(options.certificates, registration);
  const key = valueFor(options.keys, registration);
  if (credential === 'certificate' && certificate !== undefined && key !== undefined) {
    return certificateFrom(
      { at: certificate, text: await readReference(certificate, env) },
      { at: key, text: await read(key) },
    );
  }
  const wanted = credential === 'secret' ? '--secret' : '--certificate and --key';
  throw new Error(
    `${registration.name} has nothing to prove itself with. Add ${wanted} (or --federated), for this one alone with "${registration.id}=" in front.`,
  );
}

/** Reads the token once before anything is tested: without one, nothing can be proved. */
async function federatedFrom(
  from: FederatedCredential['from'],
  { cloud }: Registration,
  env: Environment,
  signal: AbortSignal,
): Promise<FederatedCredential> {
  const audience = federatedAudienceOf(cloud);
  await readFederatedToken(from, { audience, env, signal, deadlineMs: 30_000 });
  return { kind: 'federated', from };
}

/** The value of the registration itself, else the one for all. */
function valueFor<T>(values: readonly For<T>[], { id }: Registration): T | undefined {
  const own = values.findLast(({ registration }) => registration === id);
  return (own ?? values.findLast(({ registration }) => registration === undefined))?.value;
}
