// Setting `exchangeOAuth.provisioners`: the applications that sign administrators in. Read from User settings alone.
import * as v from 'valibot';
import { workspace } from 'vscode';
import { parseHttpsUrl } from '../../core/endpoints/hosts.ts';
import { cloudIds, type Registration } from '../../core/registration/registration.ts';
import { isDomain, isGuid } from '../../core/text/text.ts';
import type { DemoTenantControl } from '../shell/services.ts';

const https = v.pipe(
  v.string(),
  v.check((text) => parseHttpsUrl(text) !== undefined),
);

const provisioner = v.object({
  tenantId: v.pipe(
    v.string(),
    v.check((text) => isGuid(text) || isDomain(text)),
  ),
  clientId: v.pipe(v.string(), v.check(isGuid)),
  cloud: v.optional(v.picklist(cloudIds), 'global'),
  grant: v.optional(v.picklist(['authorizationCode', 'deviceCode']), 'authorizationCode'),
  authority: v.optional(https),
  endpoints: v.optional(v.object({ graph: v.optional(https) })),
});
export type Provisioner = v.InferOutput<typeof provisioner>;

/** The provisioner of the registration's tenant; the demo tenant has one of its own. */
export function provisionerFor(
  registration: Registration,
  demo: Pick<DemoTenantControl, 'sample'>,
): Provisioner | undefined {
  const { cloud, tenantId } = registration;
  if (cloud === 'demo') {
    const sample = demo.sample();
    if (sample === undefined) return undefined;
    return { tenantId: sample.tenantId, clientId: sample.provisionerId, cloud, grant: 'authorizationCode' };
  }
  return provisioners().find(
    (one) =>
      one.cloud === cloud &&
      one.tenantId.toLowerCase() === tenantId.toLowerCase() &&
      (cloud !== 'custom' || sameOrigin(one.authority, registration.authority)),
  );
}

/** Entries that cannot be used are left out. A workspace cannot set them: the setting has application scope. */
function provisioners(): readonly Provisioner[] {
  const value = workspace.getConfiguration('exchangeOAuth', null).inspect('provisioners')?.globalValue;
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const parsed = v.safeParse(provisioner, entry);
    return parsed.success ? [parsed.output] : [];
  });
}

function sameOrigin(a: string | undefined, b: string | undefined): boolean {
  // Without an authority of its own a custom entry means the registration's.
  if (a === undefined || b === undefined) return a === undefined;
  return new URL(a).origin === new URL(b).origin;
}
