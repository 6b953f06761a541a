// A window's credential store over a disk that outlives it, with faults of the secret store below it if they are wanted.
import type { Credential } from '../../src/core/credential/credential.ts';
import { Secret } from '../../src/core/credential/secret.ts';
import type { Registration } from '../../src/core/registration/registration.ts';
import { createRedactor } from '../../src/core/text/redaction.ts';
import type { Unfinished } from '../../src/host/credentials/turns.ts';
import './useFakeVscode.ts';
import { type Disk, endedProcess, windowOver } from './suddenEnd.ts';

const { createCredentialStore } = await import('../../src/host/credentials/credentialStore.ts');
const { answering } = await import('../../src/host/credentials/secretFaults.ts');
const { hashOf } = await import('../../src/host/credentials/secretName.ts');
const { applicationOf, createApplicationRecords } = await import(
  '../../src/host/credentials/applicationRecords.ts'
);
const { tokenCaches } = await import('../../src/host/credentials/tokenCaches.ts');

export const registration: Registration = {
  id: 'capture',
  name: 'Capture',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-00000000000a',
  grant: 'clientSecret',
  mailboxes: [],
};

/** A client secret as credential. */
export const secret = (value: string): Credential => ({ kind: 'secret', secret: new Secret(value) });

/** Opens a window; `faults` take the place of methods of SecretStorage. */
export function open(disk: Disk, faults: object = {}) {
  const parts = windowOver(disk);
  const redactor = createRedactor();
  let changes = 0;
  let tell: (event: { key: string }) => void = () => undefined;
  const asked = {
    ...parts.secrets,
    onDidChange: (listener: typeof tell) => {
      tell = listener;
      return { dispose: () => undefined };
    },
    ...faults,
  } as never;
  const secrets = answering(asked, 30);
  const store = createCredentialStore({ ...parts, secrets, redactor, subscriptions: [] });
  store.onDidChange(() => changes++);
  const records = createApplicationRecords(parts.globalState);
  return {
    ...parts,
    secrets,
    store,
    redactor,
    records,
    signIns: tokenCaches(secrets, store),
    /** What is begun and not ended, of each note. */
    notes: () => parts.globalState.keys().filter((key) => key.startsWith('changing.')),
    /** As a window leaves it that ends in the middle. */
    leave: (of: Registration, unfinished: Unfinished) =>
      parts.globalState.update(`changing.v1.${hashOf(of)}.${endedProcess}-w`, {
        application: applicationOf(of, (text) => text),
        unfinished: [unfinished],
        at: Date.now(),
      }),
    changes: () => changes,
    elsewhere: (key: string) => tell({ key }),
  };
}
