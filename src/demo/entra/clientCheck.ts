// Who asks for a token: the application and the credential it shows (RFC 6749 section 2.3).
import { timingSafeEqual } from 'node:crypto';
import type { DemoApplication } from '../applications.ts';
import type { DemoContext } from '../context.ts';
import type { HttpCall } from '../httpSurface.ts';
import { assertedClient, assertionType, checkAssertion } from './clientAssertion.ts';
import { EntraRefusal } from './entraError.ts';
import { checkFederated } from './federatedAssertion.ts';

/** `appidacr` claim: 0 public client, 1 client secret, 2 certificate. */
export type ClientAuthentication = '0' | '1' | '2';

export interface AskingClient {
  readonly application: DemoApplication;
  readonly authentication: ClientAuthentication;
}

export type Form = ReadonlyMap<string, string>;

/** Reads client ID and credential from the form or from HTTP Basic; a client without credential is public. */
export async function readClient(
  context: DemoContext,
  call: HttpCall,
  form: Form,
  tenant: string,
): Promise<AskingClient> {
  const basic = basicCredentials(call);
  const assertion = form.get('client_assertion');
  const clientId =
    form.get('client_id') ?? basic?.id ?? (assertion === undefined ? undefined : assertedClient(assertion));
  if (clientId === undefined || clientId === '') throw new EntraRefusal(900144, { name: 'client_id' });
  const application = findApplication(context, clientId);
  const secret = form.get('client_secret') ?? basic?.secret ?? '';
  if (assertion !== undefined) {
    if (form.get('client_assertion_type') !== assertionType) {
      throw new EntraRefusal(900144, { name: 'client_assertion_type' });
    }
    // Of another issuer, or signed by the application itself.
    if (assertedClient(assertion) !== application.appId) checkFederated(context, application, assertion);
    else await checkAssertion(context, application, assertion, assertionAudiences(call, tenant));
    return { application, authentication: '2' };
  }
  if (secret === '') return { application, authentication: '0' };
  checkSecret(context, application, secret);
  return { application, authentication: '1' };
}

/** For grants that a public client may use only if the app registration allows it. */
export function requireCredential(client: AskingClient): void {
  if (client.authentication === '0') throw new EntraRefusal(7000218);
}

/** Device code and password: a credential, or "Allow public client flows" (`isFallbackPublicClient`). */
export function requirePublicClient(context: DemoContext, client: AskingClient): void {
  if (!context.policy().publicClient || !client.application.fallbackPublicClient) requireCredential(client);
}

/** Entra takes the token endpoint and the issuer of the tenant. */
const assertionAudiences = (call: HttpCall, tenant: string): readonly string[] => [
  `${call.origin}/${tenant}/oauth2/v2.0/token`,
  `${call.origin}${call.path}`,
  `${call.origin}/${tenant}/v2.0`,
];

/** The application of a client ID, if the tenant has it and it may sign in. */
export function findApplication(context: DemoContext, clientId: string): DemoApplication {
  const { applications, organization, tenantId } = context.directory;
  if (firstPartyClients.includes(clientId.toLowerCase())) throw new EntraRefusal(65002, { appId: clientId });
  const found = applications.byAppId(clientId);
  const application =
    found !== undefined && context.copied(found.objectId, found.createdAt) ? found : undefined;
  // The scenarios are about the ready application; others are as Graph made them.
  const state = application?.ready === false ? 'known' : context.policy().application;
  const values = { appId: clientId, appName: application?.displayName ?? '', organization, tenantId };
  if (application === undefined || state === 'unknown') throw new EntraRefusal(700016, values);
  if (state === 'disabled') throw new EntraRefusal(7000112, values);
  if (state === 'withoutServicePrincipal' || !hasPrincipal(context, application)) {
    throw new EntraRefusal(7000229, values);
  }
  return application;
}

/** Microsoft's own clients: Visual Studio Code and Azure CLI get the scopes that Microsoft gave them, and no others. */
const firstPartyClients: readonly string[] = [
  'aebc6443-996d-45c2-90f0-388ff96faa56',
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
];

const hasPrincipal = (context: DemoContext, application: DemoApplication): boolean =>
  application.servicePrincipalId !== undefined &&
  context.copied(application.servicePrincipalId, application.servicePrincipalSince);

/** Any of the application's secrets is accepted, so that a new one can be put in place before the old one ends. */
function checkSecret(context: DemoContext, application: DemoApplication, value: string): void {
  const state = context.policy().secret;
  const secret = application.secrets.find(
    (one) => sameText(one.value, value) && context.copied(one.keyId, one.startsAt),
  );
  if (state === 'wrong' || secret === undefined)
    throw new EntraRefusal(7000215, { appId: application.appId });
  if (state === 'expired' || secret.endsAt <= context.now()) {
    throw new EntraRefusal(7000222, { appId: application.appId });
  }
}

/** RFC 6749 section 2.3.1: both parts are form-encoded before they go into Basic. */
function basicCredentials(call: HttpCall): { readonly id: string; readonly secret: string } | undefined {
  const match = /^basic ([a-z0-9+/=]+)$/i.exec(call.headers['authorization'] ?? '');
  if (match === null) return undefined;
  const text = Buffer.from(match[1] ?? '', 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) throw new EntraRefusal(9002313);
  try {
    return { id: formDecode(text.slice(0, colon)), secret: formDecode(text.slice(colon + 1)) };
  } catch {
    throw new EntraRefusal(9002313);
  }
}

const formDecode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
