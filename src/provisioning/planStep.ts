// One step of a plan: what is there, what would be sent, who may send it, what it opens and how it is taken back.
import type { TokenResource } from '../core/permissions/protocols.ts';

export type StepState = 'present' | 'missing' | 'differs' | 'unknown';

/** A request as it would be sent; IDs that a step before makes stand in braces: `{objectId}`. */
export interface PlannedRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the version: `/applications/{objectId}/addPassword`. */
  readonly path: string;
  readonly version?: 'beta';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What carrying out a step takes, beside its request. */
export type Operation =
  | { readonly kind: 'createApplication' }
  | {
      readonly kind: 'changeApplication';
      /** Values of the changed properties as they were. */
      readonly before: Readonly<Record<string, unknown>>;
      readonly after: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'restoreApplication'; readonly id: string }
  | { readonly kind: 'createPrincipal' }
  | { readonly kind: 'enablePrincipal' }
  | { readonly kind: 'addOwner'; readonly person: string }
  | { readonly kind: 'addSecret'; readonly days: number }
  | { readonly kind: 'addCertificate'; readonly days: number }
  | { readonly kind: 'addFederation'; readonly name: string }
  | { readonly kind: 'removeSecret'; readonly keyId: string }
  | {
      readonly kind: 'assignRole';
      readonly resource: TokenResource;
      readonly resourceId: string;
      readonly roleId: string;
    }
  | {
      readonly kind: 'removeRole';
      readonly resourceId: string;
      readonly assignmentId: string;
      readonly roleId: string;
    }
  | {
      readonly kind: 'grantScopes';
      readonly resourceId: string;
      readonly scopes: readonly string[];
      /** The grant that is widened, with its words before. */
      readonly existing?: { readonly id: string; readonly scope: string };
    }
  | {
      readonly kind: 'assignExchangeRole';
      readonly roleId: string;
      readonly roleName: string;
      readonly directoryScope: string;
    };

export interface PlanStep {
  /** Stable: `application`, `role.exchange.IMAP.AccessAsApp`. */
  readonly id: string;
  readonly title: string;
  readonly state: StepState;
  /** What would change, in one sentence; absent if nothing would. */
  readonly change?: string;
  /** Least directory role of the person who sends it. */
  readonly role?: string;
  /**
   * True: the person who is signed in has no active directory role that may send it, false: one is active. Absent if
   * the roles could not be read, or if an owner may send it too.
   */
  readonly lacksRole?: boolean;
  /** Delegated permissions of Microsoft Graph that the request needs. */
  readonly needs?: readonly string[];
  /** What it makes possible, in one sentence. */
  readonly opens?: string;
  /** How it is taken back, in one sentence. */
  readonly undo?: string;
  readonly request?: PlannedRequest;
  readonly operation?: Operation;
  /** True: it is carried out only if it was chosen by its id. */
  readonly optional?: boolean;
}

/** What people and other extensions see of a step: without the operation. */
export type ShownStep = Omit<PlanStep, 'operation'>;

export function shownStep({ operation: _operation, ...shown }: PlanStep): ShownStep {
  return shown;
}

/** Steps that would change something without being chosen one by one. */
export const dueSteps = (steps: readonly PlanStep[]): readonly PlanStep[] =>
  steps.filter((step) => step.operation !== undefined && step.optional !== true);
