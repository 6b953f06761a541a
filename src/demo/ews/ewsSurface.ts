// Exchange Web Services on loopback: token check, EWS switches, impersonation, then the operation.
import { bearerToken, type Caller, openMailbox, permissionOf, readCaller } from '../access.ts';
import type { DemoContext } from '../context.ts';
import type { DemoUser } from '../directory.ts';
import type { TokenIssuer } from '../entra/tokenIssuer.ts';
import { ewsSwitch } from '../exchange/effectiveAccess.ts';
import { type HttpCall, type HttpReply, type RunningSurface, startHttpSurface } from '../httpSurface.ts';
import { operations } from './operations.ts';
import { EwsHttpRefusal, faultReply, operationReply, SoapFault } from './soapReply.ts';
import { readSoapRequest, type SoapRequest } from './soapRequest.ts';

/** Path of the one endpoint, compared without regard to case as IIS does. */
export const ewsPath = '/EWS/Exchange.asmx';
const maximumSoapLength = 1024 * 1024;

/** Starts EWS. */
export function startEws(context: DemoContext, issuer: TokenIssuer): Promise<RunningSurface> {
  return startHttpSurface(context, {
    surface: 'ews',
    describe,
    overloaded: (call) => overloaded(context, call),
    handle: async (call) => {
      try {
        return await serve(context, issuer, call);
      } catch (error) {
        if (error instanceof SoapFault) return faultReply(error);
        if (error instanceof EwsHttpRefusal) return { status: error.status, headers: error.headers };
        throw error;
      }
    },
  });
}

function describe(call: HttpCall): string {
  const request = call.body.length > maximumSoapLength ? undefined : readSoapRequest(call.body);
  if (request === undefined) return call.path;
  return `${call.path} ${request.operation} ${request.impersonation?.value ?? ''}`.trim();
}

function overloaded(context: DemoContext, call: HttpCall): HttpReply | undefined {
  const { service, retryAfterSeconds } = context.policy();
  if (service === 'unavailable') return { status: 503, headers: { 'retry-after': '30' } };
  if (bearerToken(call.headers['authorization']) === undefined || !context.throttled()) return undefined;
  const text = 'The server cannot service this request right now. Try again later.';
  return faultReply(new SoapFault('ErrorServerBusy', text, retryAfterSeconds * 1000));
}

async function serve(context: DemoContext, issuer: TokenIssuer, call: HttpCall): Promise<HttpReply> {
  if (call.path.toLowerCase() !== ewsPath.toLowerCase()) return { status: 404 };
  const caller = await authenticate(context, issuer, call);
  if (call.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
  checkSwitches(context, caller);
  checkPermission(context, caller);
  const request = call.body.length > maximumSoapLength ? undefined : readSoapRequest(call.body);
  if (request === undefined) {
    throw new SoapFault('ErrorSchemaValidation', 'The request failed schema validation.');
  }
  const operation = Object.hasOwn(operations, request.operation) ? operations[request.operation] : undefined;
  if (operation === undefined) throw new SoapFault('ErrorInvalidRequest', 'The request is invalid.');
  const user = actingMailbox(context, caller, request);
  return operationReply(request.operation, operation({ context, caller, user, request }));
}

/** Exchange says in headers what is wrong with a token; the body stays empty. */
async function authenticate(context: DemoContext, issuer: TokenIssuer, call: HttpCall): Promise<Caller> {
  const challenge =
    'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", ' +
    `token_types="app_asserted_user_v1 service_asserted_app_v1", authorization_uri="${context.endpoints().authority}/common/oauth2/authorize"`;
  const token = bearerToken(call.headers['authorization']);
  if (token === undefined) throw new EwsHttpRefusal(401, { 'www-authenticate': challenge });
  const verdict = await readCaller(context, issuer, token, 'exchange');
  if (verdict.ok) return verdict.caller;
  throw new EwsHttpRefusal(401, {
    'www-authenticate': `${challenge}, error="invalid_token"`,
    'x-ms-diagnostics': diagnostics[verdict.problem],
  });
}

/** Audience: facts of public issues; not parsed: Microsoft Information Protection documents; the rest are worded alike. */
const diagnostics = {
  audience: '2000003;reason="The audience claim value is invalid \'aud\'.";error_category="invalid_resource"',
  malformed:
    '2000001;reason="OAuth token submitted with the request cannot be parsed.";error_category="invalid_token"',
  signature: '2000004;reason="The token has an invalid signature.";error_category="invalid_signature"',
  expired: '2000001;reason="The token has expired.";error_category="invalid_lifetime"',
  notYetValid: '2000001;reason="The token is not yet valid.";error_category="invalid_lifetime"',
} as const;

/** Control access to EWS in Exchange, Microsoft Learn: the header names the kind of switch, the body is empty. */
function checkSwitches(context: DemoContext, caller: Caller): void {
  const exchange = context.exchange();
  const ews = ewsSwitch(exchange, caller.application.appId);
  if (ews === 'disabled') {
    throw new EwsHttpRefusal(403, { 'x-ews-policy-reason': 'EWS is disabled for this user or tenant' });
  }
  if (ews === 'blocked') {
    throw new EwsHttpRefusal(403, {
      'x-ews-policy-reason': 'EWS is blocked by policy for this user or tenant',
    });
  }
  if (!exchange.ewsLicensed) throw new EwsHttpRefusal(403, {});
}

/** otris/ews-cpp issue 148 (no permissions) and ecederstrand/exchangelib issue 1321 (not enough scope). */
function checkPermission(context: DemoContext, caller: Caller): void {
  const permission = permissionOf(context, caller, 'ews');
  if (permission === 'none') {
    throw new EwsHttpRefusal(401, {
      'x-ms-diagnostics':
        '2000008;reason="The token contains no permissions, or permissions can not be understood.";error_category="invalid_grant"',
    });
  }
  if (permission === 'notEnough') {
    throw new EwsHttpRefusal(403, {
      'x-ms-diagnostics':
        '2000008;reason="The token contains not enough scope to make this call.";error_category="invalid_grant"',
    });
  }
}

const impersonationDenied = (): SoapFault =>
  new SoapFault(
    'ErrorImpersonateUserDenied',
    'The account does not have permission to impersonate the requested user.',
  );

/** Whose mailbox the operation works in. */
function actingMailbox(context: DemoContext, caller: Caller, request: SoapRequest): DemoUser {
  const { impersonation } = request;
  if (caller.user !== undefined) {
    // ApplicationImpersonation is retired: a delegated token must not impersonate.
    if (impersonation !== undefined) throw impersonationDenied();
    return delegatedMailbox(context, caller, caller.user, request);
  }
  if (impersonation === undefined || impersonation.value === '') {
    throw new SoapFault(
      'ErrorInvalidExchangeImpersonationHeaderData',
      'ExchangeImpersonation SOAP header must be present for this type of OAuth token.',
    );
  }
  return opened(context, caller, impersonation.value);
}

function delegatedMailbox(
  context: DemoContext,
  caller: Caller,
  person: DemoUser,
  request: SoapRequest,
): DemoUser {
  const named = request.folders.find((folder) => folder.mailbox !== undefined)?.mailbox;
  return opened(context, caller, named ?? person.userPrincipalName);
}

function opened(context: DemoContext, caller: Caller, address: string): DemoUser {
  const verdict = openMailbox(context, caller, 'ews', address);
  if (verdict.kind === 'open') return verdict.user;
  if (verdict.kind === 'noMailbox' || verdict.kind === 'unlicensed') {
    throw new SoapFault('ErrorNonExistentMailbox', 'The SMTP address has no mailbox associated with it.');
  }
  if (caller.user === undefined) throw impersonationDenied();
  throw new SoapFault('ErrorItemNotFound', 'The specified object was not found in the store.');
}
