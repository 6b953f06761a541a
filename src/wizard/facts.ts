// What the host knows beside the entries: stored credentials, answers of checks, runs in progress. Plain JSON, no secret.

import type { CredentialState } from '../core/credential/credential.ts';
import type { TokenResource } from '../core/permissions/protocols.ts';
import type { CloudId, ProtocolId } from '../core/registration/registration.ts';
import type { RegistrationScope } from '../core/registration/storedRegistration.ts';
import type { Advice } from '../core/report/advice.ts';
import type { PolicyReport } from '../core/report/policyReport.ts';
import type { StepId, StepStatus } from '../core/report/probeReport.ts';

/** Work that takes time and can be cancelled. */
export const operationIds = ['tenant', 'consent', 'tests', 'policy', 'credential', 'save', 'create'] as const;
export type OperationId = (typeof operationIds)[number];

/** What went wrong in words, with advice if the cause is known. */
export interface UserError {
  readonly text: string;
  readonly advice: readonly Advice[];
}

/** Answer of the tenant look-up, for the text that was looked up. */
export interface TenantFact {
  readonly typed: string;
  readonly found: boolean;
  readonly text: string;
  /** True if the client ID turned out to be a tenant: the two fields are swapped. */
  readonly swapped: boolean;
  /** The cloud it lives in, if that is not the one chosen. */
  readonly otherCloud?: CloudId;
}

/** What a fresh token holds for one resource, compared with what is needed. */
export interface ConsentFact {
  readonly resource: TokenResource;
  /** Permission values that are needed and in the token. */
  readonly present: readonly string[];
  readonly missing: readonly string[];
  /** In the token and not needed. */
  readonly extra: readonly string[];
  readonly error?: UserError;
}

export interface RunStep {
  readonly id: StepId;
  readonly label: string;
  readonly status: StepStatus;
  readonly durationMs: number;
  readonly detail: string;
  readonly advice: readonly Advice[];
}

export type RunStatus = 'waiting' | 'running' | 'ok' | 'failed' | 'cancelled';

/** One mailbox through one protocol. */
export interface TestFact {
  readonly address: string;
  readonly protocol: ProtocolId;
  readonly status: RunStatus;
  readonly durationMs: number;
  readonly startedAt?: string;
  readonly steps: readonly RunStep[];
  readonly error?: UserError;
}

export interface PolicyFact {
  readonly address: string;
  readonly controlMailbox: string;
  readonly status: RunStatus;
  readonly report?: PolicyReport;
  readonly error?: UserError;
}

/** One step of a setup in the tenant, as its receipt tells it. */
export interface SetupStep {
  readonly title: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface ScopeChoice {
  readonly scope: RegistrationScope;
  readonly label: string;
  readonly detail: string;
}

export interface WizardFacts {
  /** Undefined until SecretStorage was asked for this tenant and client. */
  readonly credential?: CredentialState;
  /** True if a demo tenant runs whose values can be filled in. */
  readonly demo: boolean;
  readonly trusted: boolean;
  readonly scopes: readonly ScopeChoice[];
  readonly saved: 'no' | 'yes' | 'changed';
  readonly running: readonly OperationId[];
  /** True if a tenant can be looked up from here. */
  readonly canLookUp: boolean;
  readonly tenant?: TenantFact;
  /** What was made in the tenant from this page, in its order; absent: nothing. */
  readonly setup?: readonly SetupStep[] | undefined;
  readonly consent: readonly ConsentFact[];
  readonly tests: readonly TestFact[];
  readonly policies: readonly PolicyFact[];
}

/** Nothing is known yet. */
export const noFacts: WizardFacts = {
  demo: false,
  trusted: true,
  scopes: [],
  saved: 'no',
  running: [],
  canLookUp: false,
  consent: [],
  tests: [],
  policies: [],
};
