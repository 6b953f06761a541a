// A computer that provisions, for tests: journal, secret storage and settings that outlive it, and a switch that ends the
// process at any of its effects: before it, after it, and in the middle of a line of the journal.

import { X509Certificate } from 'node:crypto';
import { readDirectoryAnswer } from '../../src/advice/directoryAnswers.ts';
import { Secret } from '../../src/core/credential/secret.ts';
import type { FederatedTrust } from '../../src/core/registration/registration.ts';
import type {
  CredentialVault,
  Effects,
  HeldCredential,
  MadeCertificate,
  SendGraph,
  VaultSlot,
} from '../../src/provisioning/effects.ts';
import { issueSelfSigned, readCertificate } from '../../src/x509/certificates.ts';

/** What is left of a computer when its window is gone. */
export interface Disk {
  journal: string;
  /** `clientId slot` → credential. */
  readonly vault: Map<string, HeldCredential>;
  clientId: string;
  endsOn: string;
  /** The federated credential that the registration names. */
  federation: FederatedTrust | undefined;
  /** Whether the person says that the old credential is unused. */
  oldIsUnused: boolean;
  /** Milliseconds since the epoch; waiting moves it. */
  readonly clock: { now: number };
  /** Everything that was shown or logged. */
  readonly shown: string[];
  readonly secrets: string[];
  ids: number;
}

export const newDisk = (clock = { now: Date.UTC(2026, 10, 29) }): Disk => ({
  journal: '',
  vault: new Map(),
  clientId: '00000000-0000-0000-0000-000000000000',
  endsOn: '',
  federation: undefined,
  oldIsUnused: false,
  clock,
  shown: [],
  secrets: [],
  ids: 0,
});

/** The process was ended. */
export class Killed extends Error {}

/** Counts the points at which a process can end, and ends it at one of them. */
export function killSwitch(at = Number.POSITIVE_INFINITY): { point(): void; readonly points: number } {
  let points = 0;
  return {
    point: () => {
      points += 1;
      // Once the process has ended, nothing that comes later has an effect.
      if (points >= at) throw new Killed();
    },
    get points() {
      return points;
    },
  };
}

export interface RigOptions {
  readonly disk: Disk;
  readonly graph: SendGraph;
  readonly kill?: ReturnType<typeof killSwitch>;
  readonly certificates?: readonly MadeCertificate[];
  readonly prove?: (clientId: string, held: HeldCredential) => Promise<string>;
  readonly graphRoot?: string;
  readonly signal?: AbortSignal;
  readonly wait?: (ms: number) => Promise<void>;
}

export function rigEffects(options: RigOptions): Effects {
  const { disk, graph, kill = killSwitch() } = options;
  const killable = async <T>(work: () => Promise<T> | T): Promise<T> => {
    kill.point();
    const result = await work();
    kill.point();
    return result;
  };
  let certificate = 0;
  return {
    graph: (request) => killable(() => graph(request)),
    graphRoot: options.graphRoot ?? 'https://graph.example',
    readAnswer: readDirectoryAnswer,
    journal: {
      read: () => killable(() => disk.journal),
      append: (text) =>
        killable(() => {
          const half = Math.floor(text.length / 2);
          disk.journal += text.slice(0, half);
          kill.point();
          disk.journal += text.slice(half);
        }),
    },
    vault: (clientId) => vaultOn(disk, clientId, killable),
    useClientId: (clientId) =>
      killable(() => {
        disk.clientId = clientId;
      }),
    namedFederation: () => disk.federation,
    nameFederation: (trust) =>
      killable(() => {
        disk.federation = trust;
      }),
    credentialInUse: (_clientId, endsOn) =>
      killable(() => {
        disk.endsOn = endsOn;
      }),
    prove: (clientId, held) =>
      killable(() => options.prove?.(clientId, held) ?? Promise.resolve('Signed in')),
    oldIsUnused: () => killable(() => disk.oldIsUnused),
    makeCertificate: (name, days) =>
      killable(() => {
        const made = options.certificates?.[certificate];
        certificate += 1;
        return made ?? makeCertificate(name, days, disk.clock.now);
      }),
    readCertificate: describeCertificate,
    learn: (secret) => void disk.secrets.push(secret),
    wait: (ms) => {
      disk.clock.now += ms;
      return options.wait?.(ms) ?? Promise.resolve();
    },
    now: () => disk.clock.now,
    newId: () => {
      disk.ids += 1;
      return `00000000-0000-4000-9000-${String(disk.ids).padStart(12, '0')}`;
    },
    signal: options.signal ?? new AbortController().signal,
    report: (text) => void disk.shown.push(text),
  };
}

function vaultOn(
  disk: Disk,
  clientId: string,
  killable: <T>(work: () => Promise<T> | T) => Promise<T>,
): CredentialVault {
  const key = (slot: VaultSlot) => `${clientId} ${slot}`;
  return {
    read: (slot) => killable(() => disk.vault.get(key(slot))),
    write: (slot, held) => killable(() => void disk.vault.set(key(slot), held)),
    forget: (slot) => killable(() => void disk.vault.delete(key(slot))),
    check: () => killable(() => undefined),
  };
}

export async function makeCertificate(name: string, days: number, now: number): Promise<MadeCertificate> {
  const made = await issueSelfSigned({ commonName: name, days, now });
  const held = {
    credential: {
      kind: 'certificate',
      certificatePem: made.certificatePem,
      privateKeyPem: new Secret(made.privateKeyPem),
    },
    endsOn: '',
  } as const;
  const described = describeCertificate(held);
  if (described === undefined) throw new Error('A certificate that was just made can be read.');
  return described;
}

function describeCertificate({ credential }: HeldCredential): MadeCertificate | undefined {
  if (credential.kind !== 'certificate') return undefined;
  const { thumbprintSha1, notBefore, notAfter } = readCertificate(credential.certificatePem);
  const publicKey = new X509Certificate(credential.certificatePem).raw.toString('base64');
  return { credential, thumbprint: thumbprintSha1, publicKey, startsOn: notBefore, endsOn: notAfter };
}
