// What a grant is asked with, and who a delegated one is for.
import type { DemoContext } from '../context.ts';
import type { DemoUser } from '../directory.ts';
import type { HttpCall } from '../httpSurface.ts';
import type { AskingClient, Form } from './clientCheck.ts';
import type { GrantState } from './grantState.ts';
import type { TokenIssuer } from './tokenIssuer.ts';

/** What a grant gets: the checked tenant, the form and the means to answer. */
/** What a grant gets: the checked tenant, the form and the means to answer. */
export interface GrantRequest {
  readonly context: DemoContext;
  readonly issuer: TokenIssuer;
  readonly state: GrantState;
  readonly call: HttpCall;
  readonly form: Form;
  /** Tenant ID, or `common`, `organizations`, `consumers`. */
  readonly tenant: string;
}

export interface DelegatedGrant {
  readonly user: DemoUser;
  readonly client: AskingClient;
  readonly scope: string;
  readonly nonce: string | undefined;
  /** `pwd`, and `mfa` if the page asked for a second factor. */
  readonly methods: readonly string[];
}
