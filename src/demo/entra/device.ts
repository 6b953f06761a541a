// Device code (RFC 8628): the endpoint that hands out codes and the page where a person enters one.
import { randomInt } from 'node:crypto';
import type { DemoContext } from '../context.ts';
import { type HttpCall, type HttpReply, json } from '../httpSurface.ts';
import { readClient, requirePublicClient } from './clientCheck.ts';
import { parseDelegated } from './delegated.ts';
import { resolveTenant } from './discovery.ts';
import { EntraRefusal, requestIds } from './entraError.ts';
import { type GrantState, lifetimes } from './grantState.ts';
import { choices, errorPage, escapeHtml, hidden, page } from './pages.ts';
import { readForm } from './token.ts';

/** Where people enter the code; the answer says so, and the real one differs between clouds. */
export const devicePath = '/common/oauth2/deviceauth';
/** Letters and digits that cannot be mistaken for each other. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** POST /{tenant}/oauth2/v2.0/devicecode (RFC 8628 section 3.1, 3.2). */
export async function deviceCodeEndpoint(
  context: DemoContext,
  state: GrantState,
  call: HttpCall,
  tenant: string,
): Promise<HttpReply> {
  if (call.method !== 'POST') throw new EntraRefusal(900561, { verbs: 'POST', verb: call.method });
  const id = resolveTenant(context, tenant);
  const form = readForm(call);
  const client = await readClient(context, call, form, id);
  requirePublicClient(context, client);
  const scope = form.get('scope') ?? '';
  if (scope.trim() === '') throw new EntraRefusal(900144, { name: 'scope' });
  parseDelegated(context, scope);
  const userCode = Array.from({ length: 9 }, () => alphabet[randomInt(alphabet.length)]).join('');
  const deviceCode = state.devices.add(
    { clientId: client.application.appId, scope, userCode, outcome: { kind: 'pending' } },
    lifetimes.device,
  );
  const uri = `${call.origin}${devicePath}`;
  return json(
    200,
    {
      user_code: userCode,
      device_code: deviceCode,
      verification_uri: uri,
      expires_in: lifetimes.device / 1000,
      interval: context.pollSeconds,
      message: `To sign in, use a web browser to open the page ${uri} and enter the code ${userCode} to authenticate.`,
    },
    requestIds(call),
  );
}

/** GET asks for the code, POST with a code lists the accounts, POST with a choice ends it. */
export function devicePage(context: DemoContext, state: GrantState, call: HttpCall): HttpReply {
  if (call.method !== 'POST') return codePage('');
  const form = readForm(call);
  const userCode = (form.get('user_code') ?? '').trim().toUpperCase();
  const found = state.devices.find(
    (device) => device.userCode === userCode && device.outcome.kind === 'pending',
  );
  if (found === undefined || state.devices.get(found.key)?.expired !== false) {
    return codePage('That code did not work. Check the code and try again.');
  }
  const choice = form.get('choice');
  const application = context.directory.applications.byAppId(found.value.clientId);
  if (choice === undefined) return accountPage(context, userCode, application?.displayName ?? '');
  const user = context.directory.find(choice);
  if (choice !== '' && user === undefined) return errorPage(400, 'There is no such account.');
  const outcome =
    user === undefined ? ({ kind: 'declined' } as const) : ({ kind: 'approved', user } as const);
  state.devices.replace(found.key, { ...found.value, outcome });
  return page(
    200,
    'Done',
    `<h1>${user === undefined ? 'Sign-in declined' : 'You are signed in'}</h1><p>You can close this page.</p>`,
  );
}

const codePage = (problem: string): HttpReply =>
  page(
    200,
    'Enter code',
    `<h1>Demo tenant: enter code</h1><p role="alert">${escapeHtml(problem)}</p>` +
      `<form method="post" action="${devicePath}"><label>Code <input name="user_code" maxlength="9" autocomplete="off" required></label><button>Next</button></form>`,
  );

function accountPage(context: DemoContext, userCode: string, applicationName: string): HttpReply {
  const rows = context.directory.users
    .filter((user) => user.mailbox !== 'shared')
    .slice(0, 10)
    .map((user) => [user.userPrincipalName, `${user.displayName} (${user.userPrincipalName})`] as const);
  const name = escapeHtml(applicationName);
  const body =
    `<h1>Are you trying to sign in to ${name}?</h1><p>Pick the account, or cancel if you did not start this.</p>` +
    choices(devicePath, hidden('user_code', userCode), [...rows, ['', 'Cancel']]);
  return page(200, 'Sign in to the demo tenant', body);
}
