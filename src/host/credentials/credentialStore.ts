// Credentials in SecretStorage: one key per authority, tenant and client, one writer at a time, read back after writing.
import { type Disposable, EventEmitter, type Memento, type SecretStorage } from 'vscode';
import { createKeyedMutex } from '../../core/async.ts';
import type { Credential, CredentialState } from '../../core/credential/credential.ts';
import { readStored, secretsIn, writeStored } from '../../core/credential/storedCredential.ts';
import { withTimeout } from '../../core/deadline.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { Failure } from '../../core/report/failure.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { CredentialStore } from '../shell/services.ts';
import { secretName } from './secretName.ts';

/** A store that does not answer in this time is treated as broken (milliseconds). */
const defaultDeadlineMs = 10_000;

/** Non-secret marker that a credential was stored, so that a lost one is not taken for a wrong one. */
interface Marker {
  readonly kind: CredentialState['kind'];
  readonly detail: string;
}

export interface CredentialDeps {
  readonly secrets: SecretStorage;
  readonly globalState: Memento;
  readonly redactor: Redactor;
  readonly subscriptions: Disposable[];
  /** Milliseconds the store may take; a keyring that asks nobody would hang every command. */
  readonly storeDeadlineMs?: number;
}

export function createCredentialStore(deps: CredentialDeps): CredentialStore {
  const { secrets, globalState, redactor, subscriptions } = deps;
  const within = <T>(work: Thenable<T>) =>
    withinTime(Promise.resolve(work), deps.storeDeadlineMs ?? defaultDeadlineMs);
  const changed = new EventEmitter<void>();
  const runExclusive = createKeyedMutex();
  subscriptions.push(
    changed,
    secrets.onDidChange(() => changed.fire()),
  );

  const readText = (key: string) => within(secrets.get(key));
  const readAt = async (key: string): Promise<Credential | undefined> => {
    const text: unknown = await readText(key);
    if (text === undefined || text === null) {
      if (globalState.get<Marker>(markerOf(key)) !== undefined) throw lost();
      return undefined;
    }
    const credential = readStored(text);
    if (credential === undefined) throw damaged();
    for (const secret of secretsIn(credential)) redactor.learn(secret);
    return credential;
  };
  return {
    onDidChange: changed.event,
    expected: (registration) => globalState.get<Marker>(markerOf(keyOf(registration))) !== undefined,
    read: (registration) => readAt(keyOf(registration)),
    state: async (registration) =>
      stateOf(globalState.get<Marker>(markerOf(keyOf(registration))), () => readAt(keyOf(registration))),
    store: (registration, credential) => {
      const key = keyOf(registration);
      for (const secret of secretsIn(credential)) redactor.learn(secret);
      return runExclusive(key, async () => {
        const text = writeStored(credential);
        await within(secrets.store(key, text));
        if ((await readText(key)) !== text) throw notKept();
        await globalState.update(markerOf(key), {
          kind: credential.kind,
          detail: detailOf(credential),
        } satisfies Marker);
        changed.fire();
      });
    },
    forget: (registration) => {
      const key = keyOf(registration);
      return runExclusive(key, async () => {
        await within(secrets.delete(key));
        await globalState.update(markerOf(key), undefined);
        changed.fire();
      });
    },
  };
}

async function stateOf(
  marker: Marker | undefined,
  read: () => Promise<Credential | undefined>,
): Promise<CredentialState> {
  try {
    const credential = await read();
    if (credential === undefined) return { kind: 'none', lost: false, detail: 'Nothing stored yet.' };
    return { kind: credential.kind, lost: false, detail: detailOf(credential) };
  } catch {
    return {
      kind: marker?.kind ?? 'none',
      lost: true,
      detail: 'Stored before, but this computer’s secret store no longer gives it out. Enter it again.',
    };
  }
}

function detailOf(credential: Credential): string {
  switch (credential.kind) {
    case 'secret':
      return 'Client secret stored.';
    case 'certificate':
      return 'Certificate and private key stored.';
    case 'signIn':
      return 'A person signs in.';
    case 'password':
      return `Password of ${credential.userName} stored.`;
  }
}

const keyOf = (registration: Registration) => secretName('credential', registration);

const markerOf = (key: string) => `marker.${key}`;

const lost = () =>
  new Failure({
    kind: 'local',
    problem: 'secretLost',
    text: 'The credential was stored, but the secret store no longer has it.',
  });
const damaged = () =>
  new Failure({
    kind: 'local',
    problem: 'secretLost',
    text: 'The stored credential cannot be read by this version.',
  });
const notKept = () =>
  new Failure({
    kind: 'local',
    problem: 'secretStoreFailed',
    text: 'The secret store took the credential but did not give it back.',
  });

/** Rejects instead of waiting for ever. */
function withinTime<T>(work: Promise<T>, allowedMs: number): Promise<T> {
  const told = work.catch((error: unknown) => Promise.reject(storeFailed(error)));
  return withTimeout(told, allowedMs, () => storeFailed(new Error('no answer')));
}

function storeFailed(cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Failure(
    { kind: 'local', problem: 'secretStoreFailed', text: `The secret store failed: ${reason}` },
    { cause },
  );
}
