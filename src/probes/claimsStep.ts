// The step `claims`: what the token holds against what is needed. Only a token for another resource stops the run;
// everything else is noted, so that the server's own answer is seen.

import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import type { ClaimsEvidence } from '../core/report/evidence.ts';
import { checkClaims } from '../core/token/checkClaims.ts';
import type { TokenClaims } from '../core/token/tokenClaims.ts';
import { describeEvidence } from './describeEvidence.ts';
import type { ProbeRun } from './probeRun.ts';

/** Settles the step once the server has answered. */
export type ClaimsVerdict = () => void;

/** Records the step if it is settled already; otherwise the verdict does. */
export function beginClaims(run: ProbeRun, claims: TokenClaims | undefined): ClaimsVerdict {
  const startedAt = run.now;
  if (claims === undefined) {
    run.steps.ok('claims', 0, l10n.msg('The token is opaque: only the server can read it.'));
    return () => {};
  }
  const findings = findingsOf(run, claims);
  const stop = findings.find(({ problem }) => problem === 'wrongAudience');
  if (stop !== undefined) throw run.failed('claims', startedAt, stop);
  const finding = findings[0];
  const took = run.now - startedAt;
  if (finding === undefined) {
    run.steps.ok('claims', took, summaryOf(claims));
    return () => {};
  }
  return () => {
    if (run.steps.status('openMailbox') === 'ok') run.steps.ok('claims', took, noteOf(claims, findings));
    // A connection that failed says nothing about the token.
    else if (run.steps.status('tls') === 'ok') {
      run.steps.fail('claims', took, describeEvidence(finding), finding);
    }
  };
}

function findingsOf(run: ProbeRun, claims: TokenClaims): readonly ClaimsEvidence[] {
  const { registration, endpoints, protocol, mailbox } = run.request;
  const { access } = grants[registration.grant];
  const account = access === 'delegated' ? { account: mailbox.signInAs ?? mailbox.address } : {};
  return checkClaims(claims, { registration, endpoints, protocol, access, now: run.now, ...account });
}

function summaryOf(claims: TokenClaims): string {
  const rights = claims.kind === 'app' ? claims.roles : claims.scopes;
  const list = rights.length === 0 ? l10n.msg('no permissions in it') : rights.slice(0, 10).join(', ');
  if (claims.kind === 'app') return l10n.record('Application token for {0}: {1}.', claims.audience, list);
  const who = claims.user ?? l10n.msg('a signed-in person');
  return l10n.record('Token of {0} for {1}: {2}.', who, claims.audience, list);
}

const openedAllTheSame = l10n.msg('The mailbox opened all the same.');

function noteOf(claims: TokenClaims, findings: readonly ClaimsEvidence[]): string {
  return `${summaryOf(claims)} ${findings.map(describeEvidence).join(' ')} ${openedAllTheSame}`;
}
