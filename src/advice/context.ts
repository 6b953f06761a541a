// What is known beside the evidence: it narrows the causes and fills the texts.

import type { Cloud } from '../core/endpoints/clouds.ts';
import type { Mailbox, ProtocolId, Registration } from '../core/registration/registration.ts';
import type { Evidence } from '../core/report/evidence.ts';
import type { ProbeReport, StepId, StepOutcome } from '../core/report/probeReport.ts';
import type { TokenClaims } from '../core/token/tokenClaims.ts';

export interface DirectoryRights {
  /** Permissions that the request needs and the token does not hold. */
  readonly missingPermissions: readonly string[];
  /** True if no active directory role of the person is enough. */
  readonly lacksRole?: boolean;
  /** True if the request makes an app registration. */
  readonly makesApplication?: boolean;
}

export interface AdviceContext {
  readonly registration?: Registration;
  readonly mailbox?: Mailbox;
  readonly protocol?: ProtocolId;
  readonly step?: StepId;
  /** Claims of the token that was used. */
  readonly claims?: TokenClaims;
  /** Steps before the failed one. */
  readonly earlier?: readonly StepOutcome[];
  /** How the other protocols ended for the same mailbox. */
  readonly others?: readonly Pick<ProbeReport, 'ok' | 'protocol'>[];
  /** A change of the directory that a person asked for: what is known about the person's rights. */
  readonly directory?: DirectoryRights;
  /** What was seen; its ids and text go into the message. */
  readonly evidence?: Evidence;
  /** What came back in words, if no evidence holds it (a pasted text). */
  readonly answer?: string;
  /** A name or number of the service that the tables do not hold, quoted. */
  readonly named?: string;
  /** What a text tells that is not recognised: service, program, kind of answer. */
  readonly understood?: string;
  /** Cloud whose hosts stand in a pasted text, if no registration names one. */
  readonly cloud?: Cloud['id'];
  /** Ids that stand in a pasted text, if no registration gives them. */
  readonly ids?: { readonly clientId?: string; readonly tenantId?: string };
  readonly now: Date;
}

/** True if a person's token is used for a mailbox that is not the person's own. */
export const opensAnother = ({ claims, mailbox }: Pick<AdviceContext, 'claims' | 'mailbox'>): boolean =>
  claims?.user !== undefined &&
  mailbox !== undefined &&
  claims.user.toLowerCase() !== mailbox.address.toLowerCase();
