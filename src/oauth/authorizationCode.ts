// Authorization code with PKCE in the system browser (RFC 6749 section 4.1, RFC 7636, RFC 8252).

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type AuthenticationResult, CryptoProvider } from '@azure/msal-node';
import { withTimedSignal } from '../core/deadline.ts';
import { hostPortOf } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';
import type { AcquireContext, RawToken } from './acquire.ts';
import { acquireDelegated, claimsOf, type SignInContext } from './delegated.ts';
import { openLoopback } from './loopback.ts';
import type { RedirectReceiver } from './signIn.ts';
import { numbersOf } from './tokenAnswer.ts';
import { malformed, safeLine } from './tokenFailures.ts';

const defaultSignInMs = 300_000;

/** Gets a token for a person, who signs in in the browser if no stored sign-in can be used. */
export function acquireByAuthorizationCode(context: AcquireContext): Promise<RawToken> {
  return acquireDelegated(context, signInByBrowser);
}

async function signInByBrowser(work: SignInContext): Promise<AuthenticationResult> {
  const receiver = await (work.interaction.receiveRedirect?.() ?? openLoopback());
  try {
    return await signInThrough(receiver, work);
  } finally {
    receiver.close();
  }
}

async function signInThrough(receiver: RedirectReceiver, work: SignInContext): Promise<AuthenticationResult> {
  const { client, scopes, context } = work;
  const { account } = context.request;
  const { redirectUri } = receiver;
  const state = randomBytes(32).toString('base64url');
  const nonce = randomBytes(32).toString('base64url');
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const url = await client.getAuthCodeUrl({
    scopes,
    redirectUri,
    state,
    nonce,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    responseMode: 'query',
    ...claimsOf(context.request),
    ...(account === undefined ? { prompt: 'select_account' } : { loginHint: account }),
  });
  const answer = await askPerson(receiver, url, state, work);
  const code = readCode(answer, work);
  return client.acquireTokenByCode({
    scopes,
    redirectUri,
    code,
    codeVerifier: verifier,
    nonce,
    ...claimsOf(context.request),
  });
}

/** Opens the browser and waits for it to come back with our state, for as long as a person may take. */
async function askPerson(
  receiver: RedirectReceiver,
  url: string,
  state: string,
  work: SignInContext,
): Promise<URLSearchParams> {
  const { interaction, context } = work;
  const allowed = interaction.signInTimeoutMs ?? defaultSignInMs;
  const late = () => tooLong(work, allowed);
  return withTimedSignal(context.request.signal, allowed, late, async (signal) => {
    const answer = receiver.receive((address) => hasState(address, state), signal);
    // Fails while the browser is being opened, or not at all.
    answer.catch(() => {});
    if (!(await interaction.openBrowser(url))) throw noBrowser();
    return new URL(await answer).searchParams;
  });
}

/** Compared in constant time: so that the time taken tells nothing about the state. */
function hasState(address: string, state: string): boolean {
  const seen = URL.canParse(address) ? (new URL(address).searchParams.get('state') ?? '') : '';
  const [a, b] = [Buffer.from(seen), Buffer.from(state)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The code, or the authority's refusal (RFC 6749 section 4.1.2.1) as evidence. */
function readCode(answer: URLSearchParams, { setup, context }: SignInContext): string {
  const { redactor } = context.options;
  const host = hostPortOf(new URL(setup.authority.url));
  const line = (name: string, max = 200) => safeLine(redactor, answer.get(name) ?? '', max);
  if (answer.has('error')) {
    const description = line('error_description', 1500);
    const suberror = line('error_subcode') || line('suberror');
    throw new Failure({
      kind: 'oauth',
      // The refusal came in the address of a redirect (RFC 6749 section 4.1.2.1).
      status: 302,
      error: line('error'),
      numbers: numbersOf([], description),
      description,
      endpoint: 'authorize',
      ...(suberror === '' ? {} : { suberror }),
    });
  }
  // RFC 9207: an authority that names itself must be the one that was asked.
  const issuer = answer.get('iss');
  if (issuer !== null && issuer !== setup.authority.issuer) {
    throw malformed(host, 'sign-in answer', `it comes from another issuer: ${issuer}`, redactor);
  }
  const code = answer.get('code') ?? '';
  if (code === '') throw malformed(host, 'sign-in answer', 'it holds no code', redactor);
  context.learn((name) => (name === 'code' ? code : undefined));
  return code;
}

function tooLong({ setup }: SignInContext, allowed: number): Failure {
  const host = hostPortOf(new URL(setup.authority.url));
  return new Failure({ kind: 'limit', limit: 'time', ...host, during: 'sign-in in the browser', allowed });
}

function noBrowser(): Failure {
  const text = l10n.record(
    'No browser could be opened on this computer. Use the device code grant, or sign in elsewhere.',
  );
  return new Failure({ kind: 'local', problem: 'browserUnavailable', text });
}
