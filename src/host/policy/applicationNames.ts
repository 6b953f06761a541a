// Names of applications by their client IDs, from Microsoft Graph, if the registration's own token may read them.
import * as v from 'valibot';
import { grants } from '../../core/permissions/grants.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { EwsUsage } from '../../policy/ews/ewsUsage.ts';
import type { Services } from '../shell/services.ts';

/** A report names few applications; more than these are left with their IDs. */
const mostNames = 20;

const principal = v.object({ displayName: v.string() });

/**
 * The usage with the names that Graph knows (Get servicePrincipal by appId, v1.0; Application.Read.All or another right to
 * read applications). Nobody is asked to sign in, and a refusal leaves the IDs as they are.
 */
export async function withNames(
  usage: EwsUsage,
  registration: Registration,
  { connections, credentials, log }: Pick<Services, 'connections' | 'credentials' | 'log'>,
  signal: AbortSignal,
): Promise<EwsUsage> {
  const nameless = usage.applications.filter(({ name }) => name === undefined).slice(0, mostNames);
  const mayAsk = grants[registration.grant].access === 'app' && credentials.expected(registration);
  if (nameless.length === 0 || !mayAsk) return usage;
  const names = new Map<string, string>();
  try {
    for (const { appId } of nameless) {
      const path = `/v1.0/servicePrincipals(appId='${encodeURIComponent(appId)}')?$select=displayName`;
      const { status, body } = await connections.graph(registration, { method: 'GET', path }, signal);
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), principal), body);
      if (status === 200 && read.success) names.set(appId, read.output.displayName);
      // 404: not in this tenant. Anything else is the same for the next one.
      else if (status !== 404) break;
    }
  } catch (error) {
    log.error('The names of applications were not read from Microsoft Graph', error);
  }
  const applications = usage.applications.map((one) => {
    const name = one.name ?? names.get(one.appId);
    return name === undefined ? one : { ...one, name };
  });
  return { ...usage, applications };
}
