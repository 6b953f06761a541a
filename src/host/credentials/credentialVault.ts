// An application's credentials in SecretStorage while one is made or renewed: next, current, previous. What is in use is
// the credential store's own entry; beside it stands what finds it again in the tenant.

import { randomUUID, X509Certificate } from 'node:crypto';
import * as v from 'valibot';
import type { SecretStorage } from 'vscode';
import type { Credential } from '../../core/credential/credential.ts';
import { readStored, secretsIn, writeStored } from '../../core/credential/storedCredential.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { evidenceOf } from '../../core/report/failure.ts';
import { parseJson } from '../../core/text/parseJson.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { CredentialVault, HeldCredential } from '../../provisioning/effects.ts';
import type { CredentialStore } from '../shell/services.ts';
import { notKept } from './secretFaults.ts';
import { secretName } from './secretName.ts';

const record = v.object({
  version: v.literal(1),
  credential: v.string(),
  keyId: v.optional(v.string()),
  thumbprint: v.optional(v.string()),
  endsOn: v.string(),
});

/** Where the slots are kept: SecretStorage, or memory for the demo tenant, whose secrets live as long as its window. */
export type SlotStorage = Pick<SecretStorage, 'get' | 'store' | 'delete'>;

export function memoryStorage(): SlotStorage {
  const values = new Map<string, string>();
  return {
    get: async (name) => values.get(name),
    store: async (name, value) => void values.set(name, value),
    delete: async (name) => void values.delete(name),
  };
}

/** `made` stands beside the credential in use: what finds it again in the tenant. */
type Slot = 'next' | 'previous' | 'made';

export interface VaultDeps {
  readonly secrets: SlotStorage;
  readonly credentials: CredentialStore;
  readonly redactor: Redactor;
}

/** The vault of the application that the registration names. */
export function createCredentialVault(
  { secrets, credentials, redactor }: VaultDeps,
  registration: Registration,
): CredentialVault {
  const nameOf = (slot: Slot) => secretName(slot, registration);
  const readSlot = async (slot: Slot): Promise<HeldCredential | undefined> => {
    const held = readRecord(await secrets.get(nameOf(slot)));
    for (const secret of held === undefined ? [] : secretsIn(held.credential)) redactor.learn(secret);
    return held;
  };
  const writeSlot = async (slot: Slot, held: HeldCredential): Promise<void> => {
    const text = writeRecord(held);
    await credentials.inTurn(registration, async () => {
      await secrets.store(nameOf(slot), text);
      if ((await secrets.get(nameOf(slot))) !== text) throw notKept();
    });
  };
  // What a person stores between a look at the current one and the change that follows is not what was looked at.
  let seen: string | undefined;
  return {
    read: async (slot) => {
      if (slot !== 'current') return readSlot(slot);
      seen = credentials.seen(registration);
      const credential = await readCurrent(credentials, registration);
      if (credential === undefined) return undefined;
      const made = await readSlot('made');
      // What was typed since is another credential, of which nothing is known but itself.
      const same = made !== undefined && writeStored(made.credential) === writeStored(credential);
      return same ? made : described(credential, registration);
    },
    write: async (slot, held) => {
      if (slot !== 'current') return writeSlot(slot, held);
      await writeSlot('made', held);
      await credentials.store(registration, held.credential, seen);
      seen = credentials.seen(registration);
    },
    forget: async (slot) => {
      if (slot !== 'current') return secrets.delete(nameOf(slot));
      await credentials.forget(registration, seen);
      await secrets.delete(nameOf('made'));
    },
    check: async () => {
      const name = secretName('trial', registration);
      const value = randomUUID();
      await secrets.store(name, value);
      const kept = await secrets.get(name);
      await secrets.delete(name);
      if (kept !== value) throw notKept();
    },
  };
}

/** A credential that the store lost counts as none: a new one is what helps. */
async function readCurrent(
  credentials: CredentialStore,
  registration: Registration,
): Promise<Credential | undefined> {
  try {
    return await credentials.read(registration);
  } catch (error) {
    const evidence = evidenceOf(error);
    if (evidence.kind === 'local' && evidence.problem === 'secretLost') return undefined;
    throw error;
  }
}

function described(credential: Credential, registration: Registration): HeldCredential {
  const endsOn = registration.credentialExpiresOn ?? '';
  if (credential.kind !== 'certificate') return { credential, endsOn };
  const { fingerprint, validTo } = new X509Certificate(credential.certificatePem);
  return {
    credential,
    thumbprint: fingerprint.replaceAll(':', ''),
    endsOn: new Date(validTo).toISOString(),
  };
}

const writeRecord = ({ credential, ...rest }: HeldCredential): string =>
  JSON.stringify({ version: 1, credential: writeStored(credential), ...rest });

function readRecord(text: string | undefined): HeldCredential | undefined {
  const parsed = v.safeParse(record, parseJson(text ?? ''));
  const credential = parsed.success ? readStored(parsed.output.credential) : undefined;
  if (!parsed.success || credential === undefined) return undefined;
  const { keyId, thumbprint, endsOn } = parsed.output;
  return {
    credential,
    ...(keyId === undefined ? {} : { keyId }),
    ...(thumbprint === undefined ? {} : { thumbprint }),
    endsOn,
  };
}
