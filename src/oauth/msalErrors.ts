// MSAL's own refusals, in which the network had no part, as evidence. By their codes, never by their sentences.

import type { HostPort } from '../core/endpoints/hosts.ts';
import type { LocalEvidence } from '../core/report/evidence.ts';
import { Failure } from '../core/report/failure.ts';
import type { Redactor } from '../core/text/redaction.ts';
import { malformed, safeLine } from './tokenFailures.ts';

/** msal-common ClientAuthErrorCodes and InteractionRequiredAuthErrorCodes, msal-node ClientAuthErrorCodes. */
const localProblems: Readonly<Record<string, LocalEvidence['problem']>> = {
  invalid_client_credential: 'secretMissing',
  invalid_assertion: 'certificateInvalid',
  no_account_found: 'signInNeeded',
  no_account_in_silent_request: 'signInNeeded',
  no_tokens_found: 'signInNeeded',
  refresh_token_expired: 'signInNeeded',
  token_refresh_required: 'signInNeeded',
};

/** The answer did not belong to the question. */
const answerProblems: Readonly<Record<string, string>> = {
  nonce_mismatch: 'its nonce is not ours',
  state_mismatch: 'its state is not ours',
  token_parsing_error: 'it cannot be read',
  null_or_empty_token: 'it is empty',
};

/** A Failure for what MSAL threw. */
export function failureFromMsal(error: unknown, host: HostPort, redactor: Redactor): Failure {
  const code = codeOf(error);
  const wrong = Object.hasOwn(answerProblems, code) ? answerProblems[code] : undefined;
  if (wrong !== undefined) return malformed(host, 'ID token', wrong, redactor);
  const problem = (Object.hasOwn(localProblems, code) ? localProblems[code] : undefined) ?? 'internal';
  const message = error instanceof Error ? error.message : 'unknown fault';
  const text = `MSAL: ${safeLine(redactor, message, 300)}`;
  return new Failure({ kind: 'local', problem, text }, { cause: error });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'errorCode' in error &&
    typeof error.errorCode === 'string'
    ? error.errorCode
    : '';
}
