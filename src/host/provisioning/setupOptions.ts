// What the caller of a provisioning command may choose beside what the registration says; checked before it is used.

import * as v from 'valibot';
import * as l10n from '../../core/l10n.ts';
import { federationName, type ProtocolId, protocolIds } from '../../core/registration/registration.ts';
import type { SetupRequest } from '../../provisioning/wantedNow.ts';
import type { Call } from '../shell/call.ts';

/** What a caller may choose beside what the registration says. */
export type SetupOptions = Pick<SetupRequest, 'consent'> &
  Partial<Pick<SetupRequest, 'federation' | 'exchangeRoles' | 'serviceManagementReference'>> & {
    /** Of a draft that has no mailbox yet. */
    readonly protocols?: readonly ProtocolId[];
  };

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(600), v.regex(/^[\x20-\x7e]+$/));
const schema = v.object({
  /** `link`: consent is left to the consent page. */
  consent: v.optional(v.picklist(['api', 'link']), 'api'),
  /** In place of a secret: trusts tokens of this issuer for this subject. */
  federation: v.optional(
    v.object({
      name: v.pipe(v.string(), v.regex(federationName)),
      issuer: v.pipe(line, v.regex(/^https:\/\//)),
      subject: line,
    }),
  ),
  /** Preview: roles of RBAC for Applications through Graph beta, in place of consent in the whole tenant. */
  exchangeRoles: v.optional(
    v.array(
      v.object({
        roleName: v.pipe(v.string(), v.regex(/^Application [A-Za-z. ]{1,60}$/)),
        directoryScope: v.pipe(
          v.string(),
          v.regex(/^\/(?:(?:Users|Groups|AdministrativeUnits)\/[\w.@-]{1,120})?$/),
        ),
      }),
    ),
  ),
  serviceManagementReference: v.optional(line),
  protocols: v.optional(v.array(v.picklist(protocolIds))),
});

export function setupOptionsOf({ values }: Call): SetupOptions {
  const parsed = v.safeParse(schema, values);
  if (!parsed.success) {
    const where = v.getDotPath(parsed.issues[0]) ?? l10n.t('the argument');
    throw new Error(l10n.record('"{0}" is not what this command takes.', where));
  }
  const { consent, ...optional } = parsed.output;
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { consent, ...(Object.fromEntries(given) as Omit<SetupOptions, 'consent'>) };
}
