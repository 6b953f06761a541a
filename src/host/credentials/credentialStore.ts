// Credentials in SecretStorage: one key per authority, tenant and client, one writer at a time, read back after writing.

import { type Disposable, EventEmitter, type SecretStorage } from 'vscode';
import type { Credential, CredentialState } from '../../core/credential/credential.ts';
import { readStored, secretsIn, writeStored } from '../../core/credential/storedCredential.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { CredentialStore, InUse, StoredSecrets } from '../shell/services.ts';
import type { SharedState } from '../shell/stateFiles.ts';
import { type ApplicationRecords, applicationOf, createApplicationRecords } from './applicationRecords.ts';
import { detailOf, type Marker, stateOf } from './credentialState.ts';
import { changedElsewhere, damaged, lost, notKept } from './secretFaults.ts';
import { hashIn, hashOf, type SecretKind, secretKinds, secretNameOf } from './secretName.ts';
import { createTurns, type Intent, type Left, type Turns } from './turns.ts';

export interface CredentialDeps {
  /** Answers in time or says why not: see answering() in secretFaults.ts. */
  readonly secrets: SecretStorage;
  readonly globalState: SharedState;
  readonly redactor: Redactor;
  readonly subscriptions: Disposable[];
  readonly turns?: Turns;
}

export function createCredentialStore(deps: CredentialDeps): CredentialStore {
  const store = new SecretOwner(deps);
  return {
    onDidChange: store.changed.event,
    expected: (registration) => store.expected(registration),
    seen: (registration) => store.seen(registration),
    read: (registration) => store.read(registration),
    state: (registration) => store.state(registration),
    store: (registration, credential, seen) => store.store(registration, credential, seen),
    forget: (registration, seen) => store.forget(registration, seen),
    remove: (registration, change, inUse) => store.remove(registration, change, inUse),
    inTurn: (registration, work) => store.inTurn(registration, work),
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
  readonly #turns: Turns;
  /** The demo tenant's secrets live as long as its window: each window has a tenant of its own. */
  readonly #demo = new Map<string, Credential>();

  constructor(deps: CredentialDeps) {
    this.#deps = deps;
    this.#records = createApplicationRecords(deps.globalState);
    this.#turns = deps.turns ?? createTurns({ state: deps.globalState });
    deps.subscriptions.push(
      this.changed,
      deps.secrets.onDidChange(() => this.changed.fire()),
    );
  }

  expected(registration: Registration): boolean {
    const hash = hashOf(registration);
    return registration.cloud === 'demo' ? this.#demo.has(hash) : this.#marker(hash) !== undefined;
  }

  seen(registration: Registration): string {
    return this.#records.of(hashOf(registration))?.revision ?? '';
  }

  async read(registration: Registration): Promise<Credential | undefined> {
    const hash = hashOf(registration);
    if (registration.cloud === 'demo') return this.#demo.get(hash);
    const text: unknown = await this.#get('credential', hash);
    if (text === undefined || text === null) {
      if (this.#marker(hash) !== undefined) throw lost();
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

  async store(registration: Registration, credential: Credential, seen?: string): Promise<void> {
    this.#learn(credential);
    const hash = hashOf(registration);
    if (registration.cloud === 'demo') {
      this.#demo.set(hash, credential);
      this.changed.fire();
      return;
    }
    const text = writeStored(credential);
    const kept = await this.#take(hash, this.#intent(registration, 'storing'), async () => {
      if (await this.#isAnother(registration, seen, text)) return false;
      await this.#keep(hash, text);
      await this.#mark(hash, credential);
      await this.#records.keep(hash, applicationOf(registration, this.#deps.redactor.redact));
      return true;
    });
    if (!kept) throw changedElsewhere(registration.name);
    this.changed.fire();
  }

  async forget(registration: Registration, seen?: string): Promise<void> {
    const hash = hashOf(registration);
    this.#demo.delete(hash);
    const forgotten = await this.#take(hash, this.#intent(registration, 'forgetting'), async () => {
      if (await this.#isAnother(registration, seen)) return false;
      await this.#delete(hash);
      return true;
    });
    if (!forgotten) throw changedElsewhere(registration.name);
  }

  async forgetHash(hash: string): Promise<void> {
    await this.#take(hash, { unfinished: 'forgetting' }, () => this.#delete(hash));
  }

  async remove(registration: Registration, change: () => Promise<void>, inUse: InUse): Promise<void> {
    const hash = hashOf(registration);
    // What could not be changed is as it was: nothing is left to be made good.
    const failed = await this.#take(hash, this.#intent(registration, 'removing'), async () => {
      const error = await change().then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      if (error === undefined && !inUse(hash)) await this.#delete(hash);
      return error;
    });
    if (failed !== undefined) throw failed.error;
  }

  /** Keeps the record of the application as well: what is stored is named from then on. */
  async inTurn<T>(registration: Registration, work: () => Promise<T>): Promise<T> {
    if (registration.cloud === 'demo') return work();
    const hash = hashOf(registration);
    return this.#take(hash, this.#intent(registration, 'storing'), async () => {
      const result = await work();
      if (this.#records.of(hash) === undefined)
        await this.#records.keep(hash, applicationOf(registration, this.#deps.redactor.redact));
      return result;
    });
  }

  async stored(): Promise<readonly StoredSecrets[]> {
    const names = await this.#deps.secrets.keys();
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
    for (const hash of this.#turns.hashes()) {
      const tidied = this.#take(hash, { unfinished: 'storing' }, async () => undefined, inUse);
      await tidied.catch((error: unknown) => failed.push(error));
    }
    if (failed.length > 0) throw failed[0];
  }

  #intent(registration: Registration, unfinished: Intent['unfinished']): Intent {
    return { application: applicationOf(registration, this.#deps.redactor.redact), unfinished };
  }

  /** First makes good what a window that ended, or work that failed, has left. */
  #take<T>(hash: string, intent: Intent, work: () => Promise<T>, inUse: InUse = () => true): Promise<T> {
    return this.#turns.take(hash, intent, async (left) => {
      const { unfinished } = left;
      if (unfinished.includes('forgetting') || (unfinished.includes('removing') && !inUse(hash)))
        await this.#delete(hash);
      else if (unfinished.length > 0) await this.#settle(hash, left);
      return work();
    });
  }

  /** True if another credential has come in the place of the one that was seen; the same one is no other. */
  async #isAnother(registration: Registration, seen: string | undefined, text?: string): Promise<boolean> {
    if (seen === undefined || seen === this.seen(registration)) return false;
    const now = await this.#get('credential', hashOf(registration));
    return now !== undefined && now !== text;
  }

  /** The mark first, so that what is gone is not taken for lost; what is left at a sudden end is deleted later. */
  async #delete(hash: string): Promise<void> {
    const { secrets, globalState } = this.#deps;
    await globalState.update(markerOf(hash), undefined);
    for (const kind of secretKinds) await secrets.delete(secretNameOf(kind, hash));
    await this.#records.drop(hash);
    this.changed.fire();
  }

  /** The marks say what is there. */
  async #settle(hash: string, { application }: Left): Promise<void> {
    const credential = readStored(await this.#get('credential', hash));
    if (credential !== undefined) {
      this.#learn(credential);
      await this.#mark(hash, credential);
    }
    const names = await this.#deps.secrets.keys();
    const isThere = this.#marker(hash) !== undefined || names.some((name) => hashIn(name) === hash);
    if (!isThere) await this.#records.drop(hash);
    else if (application !== undefined) await this.#records.keep(hash, application);
    this.changed.fire();
  }

  async #keep(hash: string, text: string): Promise<void> {
    await this.#deps.secrets.store(secretNameOf('credential', hash), text);
    if ((await this.#get('credential', hash)) !== text) throw notKept();
  }

  #marker(hash: string): Marker | undefined {
    return this.#deps.globalState.get<Marker>(markerOf(hash));
  }

  async #mark(hash: string, credential: Credential): Promise<void> {
    const marker: Marker = { kind: credential.kind, detail: detailOf(credential) };
    await this.#deps.globalState.update(markerOf(hash), marker);
  }

  #get(kind: SecretKind, hash: string): Thenable<string | undefined> {
    return this.#deps.secrets.get(secretNameOf(kind, hash));
  }

  #learn(credential: Credential): void {
    for (const secret of secretsIn(credential)) this.#deps.redactor.learn(secret);
  }
}

const markerOf = (hash: string) => `marker.${secretNameOf('credential', hash)}`;
