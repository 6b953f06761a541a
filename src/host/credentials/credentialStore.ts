// Credentials in SecretStorage: one key per authority, tenant and client, one writer at a time, read back after writing.

import { type Disposable, EventEmitter, type Memento, type SecretStorage } from 'vscode';
import { createKeyedMutex } from '../../core/async.ts';
import type { Credential, CredentialState } from '../../core/credential/credential.ts';
import { readStored, secretsIn, writeStored } from '../../core/credential/storedCredential.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { CredentialStore, InUse, StoredSecrets } from '../shell/services.ts';
import { type ApplicationRecords, createApplicationRecords } from './applicationRecords.ts';
import { detailOf, type Marker, stateOf } from './credentialState.ts';
import { damaged, lost, notKept, withinTime } from './secretFaults.ts';
import { hashIn, hashOf, type SecretKind, secretKinds, secretNameOf } from './secretName.ts';

/** A store that does not answer in this time is treated as broken (milliseconds). */
const defaultDeadlineMs = 10_000;

export interface CredentialDeps {
  readonly secrets: SecretStorage;
  readonly globalState: Memento;
  readonly redactor: Redactor;
  readonly subscriptions: Disposable[];
  /** Milliseconds the store may take; a keyring that waits for an answer nobody sees would block every command. */
  readonly storeDeadlineMs?: number;
}

export function createCredentialStore(deps: CredentialDeps): CredentialStore {
  const store = new SecretOwner(deps);
  return {
    onDidChange: store.changed.event,
    expected: (registration) => store.expected(registration),
    read: (registration) => store.read(registration),
    state: (registration) => store.state(registration),
    store: (registration, credential) => store.store(registration, credential),
    forget: (registration) => store.forget(registration),
    remove: (registration, change, inUse) => store.remove(registration, change, inUse),
    stored: () => store.stored(),
    forgetStored: (hash) => store.forgetHash(hash),
    tidy: (inUse) => store.tidy(inUse),
  };
}

/** Owns everything that is secret of an application: its credential, its sign-ins, and the marks that tell of them. */
class SecretOwner {
  readonly changed = new EventEmitter<void>();
  readonly #deps: CredentialDeps;
  readonly #records: ApplicationRecords;
  readonly #runExclusive = createKeyedMutex();
  /** The demo tenant's secrets live as long as its window: each window has a tenant of its own. */
  readonly #demo = new Map<string, Credential>();

  constructor(deps: CredentialDeps) {
    this.#deps = deps;
    this.#records = createApplicationRecords(deps.globalState, deps.redactor.redact);
    deps.subscriptions.push(
      this.changed,
      deps.secrets.onDidChange(() => this.changed.fire()),
    );
  }

  expected(registration: Registration): boolean {
    const hash = hashOf(registration);
    return registration.cloud === 'demo' ? this.#demo.has(hash) : this.#expectedMarker(hash) !== undefined;
  }

  async read(registration: Registration): Promise<Credential | undefined> {
    const hash = hashOf(registration);
    if (registration.cloud === 'demo') return this.#demo.get(hash);
    const text: unknown = await this.#get('credential', hash);
    if (text === undefined || text === null) {
      if (this.#expectedMarker(hash) !== undefined) throw lost();
      return undefined;
    }
    const credential = readStored(text);
    if (credential === undefined) throw damaged();
    this.#learn(credential);
    return credential;
  }

  state(registration: Registration): Promise<CredentialState> {
    return stateOf(this.#marker(hashOf(registration)), () => this.read(registration));
  }

  async store(registration: Registration, credential: Credential): Promise<void> {
    this.#learn(credential);
    const hash = hashOf(registration);
    if (registration.cloud === 'demo') {
      this.#demo.set(hash, credential);
      this.changed.fire();
      return;
    }
    await this.#runExclusive(hash, async () => {
      const known = this.#records.of(hash) !== undefined;
      await this.#records.begin(registration, 'storing');
      try {
        await this.#keep(hash, writeStored(credential));
      } catch (error) {
        if (known) await this.#records.settle(hash);
        throw error;
      }
      await this.#mark(hash, { kind: credential.kind, detail: detailOf(credential) });
      await this.#records.keep(registration);
      this.changed.fire();
    });
  }

  async forget(registration: Registration): Promise<void> {
    const hash = hashOf(registration);
    this.#demo.delete(hash);
    await this.#runExclusive(hash, async () => {
      await this.#records.begin(registration, 'forgetting');
      await this.#delete(hash);
    });
  }

  async forgetHash(hash: string): Promise<void> {
    await this.#runExclusive(hash, () => this.#delete(hash));
  }

  async remove(registration: Registration, change: () => Promise<void>, inUse: InUse): Promise<void> {
    const hash = hashOf(registration);
    const before = this.#records.of(hash);
    await this.#records.begin(registration, 'removing');
    try {
      await change();
    } catch (error) {
      await (before === undefined ? this.#records.drop(hash) : this.#records.settle(hash));
      throw error;
    }
    if (!inUse(hash)) await this.forget(registration);
    else await (before === undefined ? this.#records.drop(hash) : this.#records.settle(hash));
  }

  async stored(): Promise<readonly StoredSecrets[]> {
    const names = await this.#within(this.#deps.secrets.keys());
    const hashes = new Set(
      names.filter((name) => !name.startsWith('trial.')).flatMap((name) => hashIn(name) ?? []),
    );
    const holds = (hash: string, kinds: readonly SecretKind[]) =>
      kinds.some((kind) => names.includes(secretNameOf(kind, hash)));
    return [...hashes].map((hash) => ({
      hash,
      application: this.#records.of(hash),
      kind: this.#marker(hash)?.kind ?? 'none',
      signIns: holds(hash, ['tokens']),
      renewal: holds(hash, ['next', 'previous']),
    }));
  }

  async tidy(inUse: InUse): Promise<void> {
    const failed: unknown[] = [];
    for (const hash of this.#records.hashes()) {
      await this.#runExclusive(hash, () => this.#tidyOne(hash, inUse)).catch((error) => failed.push(error));
    }
    if (failed.length > 0) throw failed[0];
  }

  /** What is unfinished is asked when it is this one's turn: meanwhile a person may have stored another credential. */
  async #tidyOne(hash: string, inUse: InUse): Promise<void> {
    const unfinished = this.#records.of(hash)?.unfinished;
    if (unfinished === undefined) return;
    if (unfinished === 'forgetting' || (unfinished === 'removing' && !inUse(hash))) await this.#delete(hash);
    else await this.#settle(hash);
  }

  /** Every kind, and then the marks: what is left at a sudden end is deleted at the next start. */
  async #delete(hash: string): Promise<void> {
    const { secrets, globalState } = this.#deps;
    for (const kind of secretKinds) await this.#within(secrets.delete(secretNameOf(kind, hash)));
    await globalState.update(markerOf(hash), undefined);
    await this.#records.drop(hash);
    this.changed.fire();
  }

  /** After a sudden end: the marks say what is there. */
  async #settle(hash: string): Promise<void> {
    const text: unknown = await this.#get('credential', hash);
    const credential = readStored(text);
    const signIns = await this.#get('tokens', hash);
    if (credential !== undefined) {
      this.#learn(credential);
      await this.#mark(hash, { kind: credential.kind, detail: detailOf(credential) });
    }
    if ((text ?? signIns ?? this.#marker(hash)) === undefined) await this.#records.drop(hash);
    else await this.#records.settle(hash);
    this.changed.fire();
  }

  async #keep(hash: string, text: string): Promise<void> {
    await this.#within(this.#deps.secrets.store(secretNameOf('credential', hash), text));
    if ((await this.#get('credential', hash)) !== text) throw notKept();
  }

  #marker(hash: string): Marker | undefined {
    return this.#deps.globalState.get<Marker>(markerOf(hash));
  }

  /** What was stored and should still be there. */
  #expectedMarker(hash: string): Marker | undefined {
    const unfinished = this.#records.of(hash)?.unfinished;
    return unfinished === 'forgetting' || unfinished === 'removing' ? undefined : this.#marker(hash);
  }

  async #mark(hash: string, marker: Marker): Promise<void> {
    await this.#deps.globalState.update(markerOf(hash), marker);
  }

  #get(kind: SecretKind, hash: string): Promise<string | undefined> {
    return this.#within(this.#deps.secrets.get(secretNameOf(kind, hash)));
  }

  #within<T>(work: Thenable<T>): Promise<T> {
    return withinTime(Promise.resolve(work), this.#deps.storeDeadlineMs ?? defaultDeadlineMs);
  }

  #learn(credential: Credential): void {
    for (const secret of secretsIn(credential)) this.#deps.redactor.learn(secret);
  }
}

const markerOf = (hash: string) => `marker.${secretNameOf('credential', hash)}`;
