// Everything a run touches outside itself, so that a test can cut it off at each of these points.
import type { Credential } from '../core/credential/credential.ts';
import type { FederatedTrust } from '../core/registration/registration.ts';
import type { ReadDirectoryAnswer } from '../core/report/directoryAnswer.ts';
import type { PlannedRequest } from './planStep.ts';

export interface GraphReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends one request to Microsoft Graph; throws a Failure if no answer came. */
export type SendGraph = (request: PlannedRequest) => Promise<GraphReply>;

/** Append-only lines; `append` returns when they are on the disk. */
export interface Journal {
  read(): Promise<string>;
  append(text: string): Promise<void>;
}

/** A credential as it is kept: with what finds it again in the tenant. */
export interface HeldCredential {
  readonly credential: Credential;
  readonly keyId?: string;
  /** Certificates: SHA-1 in upper-case hexadecimal. */
  readonly thumbprint?: string;
  /** ISO 8601. */
  readonly endsOn: string;
}

/**
 * Where an application's credentials are kept: `next` is made and not yet in use, `current` is used, `previous` was.
 * `write` reads back and throws if the store did not keep it.
 */
export interface CredentialVault {
  read(slot: VaultSlot): Promise<HeldCredential | undefined>;
  write(slot: VaultSlot, held: HeldCredential): Promise<void>;
  forget(slot: VaultSlot): Promise<void>;
  /** Stores and reads back a value that means nothing; throws if the store does not work. */
  check(): Promise<void>;
}
export type VaultSlot = 'current' | 'next' | 'previous';

export interface MadeCertificate extends HeldCredential {
  readonly thumbprint: string;
  /** Base64 of the public certificate (DER). */
  readonly publicKey: string;
  /** ISO 8601, from the certificate itself. */
  readonly startsOn: string;
}

export interface Effects {
  readonly graph: SendGraph;
  /** Root of Microsoft Graph without version. */
  readonly graphRoot: string;
  readonly readAnswer: ReadDirectoryAnswer;
  readonly journal: Journal;
  readonly vault: (clientId: string) => CredentialVault;
  /** The registration names this application from now on. */
  readonly useClientId: (clientId: string) => Promise<void>;
  /** The federated credential that the registration names in place of a secret. */
  readonly namedFederation: () => FederatedTrust | undefined;
  /** The registration names this federated credential from now on; undefined: it names none. */
  readonly nameFederation: (trust: FederatedTrust | undefined) => Promise<void>;
  /** Another credential is in use: every registration that shares the application learns when it ends. */
  readonly credentialInUse: (clientId: string, endsOn: string) => Promise<void>;
  /** Signs in with a credential and opens a mailbox if there is one; throws the Failure of the step that failed. */
  readonly prove: (clientId: string, held: HeldCredential) => Promise<string>;
  /** Asks whether everything that held the old credential has the new one. */
  readonly oldIsUnused: (clientId: string) => Promise<boolean>;
  /** A key pair and certificate; the private key is in `credential` only. */
  readonly makeCertificate: (name: string, days: number) => Promise<MadeCertificate>;
  /** Describes a certificate that is held: what `makeCertificate` gave. */
  readonly readCertificate: (held: HeldCredential) => MadeCertificate | undefined;
  /** A secret that was just received: from here on the log hides it. */
  readonly learn: (secret: string) => void;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly signal: AbortSignal;
  /** What is being done or waited for, for people. */
  readonly report: (text: string) => void;
}
