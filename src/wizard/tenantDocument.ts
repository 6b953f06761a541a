// Reads a tenant's public discovery document (OpenID Connect Discovery 1.0 section 4): whose it is and in which cloud.
// The members beyond the standard are Microsoft's; GCC answers as worldwide, which is also its cloud here.
import * as v from 'valibot';
import type { CloudId } from '../core/registration.ts';
import { isGuid } from '../core/text.ts';

const document = v.object({
  issuer: v.string(),
  cloud_instance_name: v.optional(v.string()),
  tenant_region_sub_scope: v.nullish(v.string()),
});

export interface FoundTenant {
  readonly tenantId: string;
  /** Undefined where the document names none that is known. */
  readonly cloud?: CloudId;
}

/** The tenant, or undefined where the text is no such document or belongs to no single tenant. */
export function readTenantDocument(text: string): FoundTenant | undefined {
  const parsed = v.safeParse(document, jsonOf(text));
  if (!parsed.success || !URL.canParse(parsed.output.issuer)) return undefined;
  const tenantId = new URL(parsed.output.issuer).pathname.split('/').find((part) => isGuid(part));
  if (tenantId === undefined) return undefined;
  const cloud = cloudOf(parsed.output.cloud_instance_name, parsed.output.tenant_region_sub_scope ?? '');
  return { tenantId, ...(cloud === undefined ? {} : { cloud }) };
}

/** A tenant of the DoD and of GCC High answers with the same instance; the sub scope tells them apart. */
function cloudOf(instance: string | undefined, subScope: string): CloudId | undefined {
  switch (instance) {
    case 'microsoftonline.com':
      return 'global';
    case 'microsoftonline.us':
      return subScope === 'DOD' ? 'dod' : 'gccHigh';
    case 'partner.microsoftonline.cn':
      return 'china';
    default:
      return undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
