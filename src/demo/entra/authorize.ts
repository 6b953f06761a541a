// The authorize endpoint and its sign-in page: checks the request, lets a person choose an account, sends the code back.
import { randomUUID } from 'node:crypto';
import type { DemoApplication } from '../applications.ts';
import type { DemoContext } from '../context.ts';
import type { DemoUser } from '../directory.ts';
import type { HttpCall, HttpReply } from '../httpSurface.ts';
import { findApplication } from './clientCheck.ts';
import { applicationValues, checkConsent, parseDelegated } from './delegated.ts';
import { resolveTenant, sharedTenants } from './discovery.ts';
import { describeRefusal, EntraRefusal } from './entraError.ts';
import { type GrantState, lifetimes, type SignInFlow } from './grantState.ts';
import { choices, errorPage, escapeHtml, formPostPage, formTarget, hidden, page } from './pages.ts';
import { readForm } from './token.ts';
import { checkPerson, personOf } from './userGrants.ts';

/** GET shows the page, POST takes the choice made on it. */
export function authorizeEndpoint(
  context: DemoContext,
  state: GrantState,
  call: HttpCall,
  tenant: string,
): HttpReply {
  try {
    return call.method === 'POST' ? choose(context, state, call) : start(context, state, call, tenant);
  } catch (error) {
    if (!(error instanceof EntraRefusal)) throw error;
    // The redirect URI is not known to be the application's, so nothing is sent there (RFC 6749 section 4.1.2.1).
    return errorPage(400, describeRefusal(error));
  }
}

function start(context: DemoContext, state: GrantState, call: HttpCall, tenant: string): HttpReply {
  const id = resolveTenant(context, tenant);
  const ask = (name: string): string | undefined => call.query.get(name) ?? undefined;
  const clientId = ask('client_id');
  if (clientId === undefined) throw new EntraRefusal(900144, { name: 'client_id' });
  const application = findApplication(context, clientId);
  if (sharedTenants.includes(id)) throw new EntraRefusal(50194, applicationValues(application));
  const redirect = checkRedirect(application, ask('redirect_uri'));
  const mode = ask('response_mode') ?? 'query';
  const flow: SignInFlow = {
    clientId: application.appId,
    redirectUri: redirect.uri,
    redirectKind: redirect.kind,
    responseMode: mode === 'form_post' || mode === 'fragment' ? mode : 'query',
    scope: ask('scope') ?? '',
    state: ask('state'),
    nonce: ask('nonce'),
    challenge: ask('code_challenge'),
    challengeMethod: ask('code_challenge_method') === 'S256' ? 'S256' : 'plain',
    loginHint: ask('login_hint'),
  };
  try {
    checkFlow(context, flow, ask('response_type'), ask('prompt'));
  } catch (error) {
    if (error instanceof EntraRefusal) return sendError(flow, error);
    throw error;
  }
  return accountPage(context, call, flow, state.flows.add(flow, lifetimes.flow));
}

function checkFlow(
  context: DemoContext,
  flow: SignInFlow,
  responseType: string | undefined,
  prompt: string | undefined,
): void {
  if (responseType !== 'code') throw new EntraRefusal(900144, { name: 'response_type' });
  if (flow.scope.trim() === '') throw new EntraRefusal(900144, { name: 'scope' });
  if (flow.challengeMethod === 'S256' && flow.challenge?.length !== 43) throw new EntraRefusal(50147);
  parseDelegated(context, flow.scope);
  if (prompt === 'none') throw new EntraRefusal(50058);
}

interface Redirect {
  readonly uri: string;
  readonly kind: SignInFlow['redirectKind'];
}

/** http://localhost matches any port, the path counts; everything else is compared as it stands. */
function checkRedirect(application: DemoApplication, uri: string | undefined): Redirect {
  if (uri === undefined) throw new EntraRefusal(900971);
  for (const kind of ['publicClient', 'web'] as const) {
    if (application.redirects[kind].some((registered) => sameRedirect(registered, uri))) return { uri, kind };
  }
  throw new EntraRefusal(50011, { uri, appId: application.appId });
}

function sameRedirect(registered: string, uri: string): boolean {
  if (uri === registered) return true;
  if (!URL.canParse(uri) || /[?#\\]/.test(uri)) return false;
  const [asked, known] = [new URL(uri), new URL(registered)];
  if (asked.username !== '' || asked.password !== '' || asked.protocol !== known.protocol) return false;
  if (known.hostname === 'localhost')
    return asked.hostname === 'localhost' && asked.pathname === known.pathname;
  // An editor's own scheme: its URI handler owns every path below the extension's name.
  return /^(vscode|vscode-insiders|code-oss):$/.test(asked.protocol) && asked.host === known.host;
}

function accountPage(context: DemoContext, call: HttpCall, flow: SignInFlow, key: string): HttpReply {
  const name = context.directory.applications.byAppId(flow.clientId)?.displayName ?? '';
  const people = context.directory.users.filter((user) => user.mailbox !== 'shared').slice(0, 10);
  const hint = flow.loginHint?.toLowerCase();
  const rows = people
    .toSorted((a, b) => Number(b.userPrincipalName === hint) - Number(a.userPrincipalName === hint))
    .map((user) => [user.userPrincipalName, `${user.displayName} (${user.userPrincipalName})`] as const);
  const factor = context.policy().mfa ? '<p>This demo stands in for the second factor too.</p>' : '';
  const body =
    '<h1>Demo tenant: pick an account</h1>' +
    `<p>${escapeHtml(name)} asks for: <small>${escapeHtml(flow.scope)}</small></p>${factor}` +
    choices(call.path, hidden('flow', key), [...rows, ['', 'Cancel']]);
  return page(200, 'Sign in to the demo tenant', body, [formTarget(flow.redirectUri)]);
}

function choose(context: DemoContext, state: GrantState, call: HttpCall): HttpReply {
  const form = readForm(call);
  const key = form.get('flow') ?? '';
  const entry = state.flows.get(key);
  if (entry === undefined || entry.expired) throw new EntraRefusal(9002313);
  // The form can be sent once: going back and choosing again starts over.
  state.flows.delete(key);
  const flow = entry.value;
  const choice = form.get('choice') ?? '';
  try {
    if (choice === '') throw new EntraRefusal(65004);
    const user = personOf(context, choice);
    const application = findApplication(context, flow.clientId);
    checkPerson(context, user, application);
    approveConsent(context, flow, user, application);
    const code = state.codes.add({ flow, user, redeemed: false }, lifetimes.code);
    return send(flow, { code, session_state: randomUUID() });
  } catch (error) {
    if (error instanceof EntraRefusal) return sendError(flow, error);
    throw error;
  }
}

/** People cannot consent to mail permissions themselves (Microsoft-managed default): they meet AADSTS90094. */
function approveConsent(
  context: DemoContext,
  flow: SignInFlow,
  user: DemoUser,
  application: DemoApplication,
): void {
  try {
    checkConsent(context, user, application, parseDelegated(context, flow.scope));
  } catch (error) {
    if (error instanceof EntraRefusal && error.number === 65001) throw new EntraRefusal(90094);
    throw error;
  }
}

function sendError(flow: SignInFlow, refusal: EntraRefusal): HttpReply {
  const cancelled = refusal.number === 65004;
  return send(flow, {
    error: refusal.oauthErrorOrRow(),
    ...(cancelled ? { error_subcode: 'cancel' } : {}),
    error_description: describeRefusal(refusal),
  });
}

/** RFC 6749 section 4.1.2 and 4.1.2.1, in the response mode asked for. */
function send(flow: SignInFlow, values: Readonly<Record<string, string>>): HttpReply {
  const all = { ...values, ...(flow.state === undefined ? {} : { state: flow.state }) };
  if (flow.responseMode === 'form_post') return formPostPage(flow.redirectUri, all);
  const separator = flow.responseMode === 'fragment' ? '#' : '?';
  return { status: 302, headers: { location: `${flow.redirectUri}${separator}${new URLSearchParams(all)}` } };
}
