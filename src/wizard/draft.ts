// Reads a stored draft back: it may come from an older or newer version, or be damaged. What does not fit is not used.
import * as v from 'valibot';
import { cloudIds, grantIds, protocolIds } from '../core/registration/registration.ts';
import { textFields, type WizardState, wizardStepIds } from './state.ts';

const text = v.pipe(v.string(), v.maxLength(20_000));
const protocols = v.array(v.picklist(protocolIds));
const step = v.picklist(wizardStepIds);
const scope = v.variant('kind', [
  v.object({ kind: v.literal('user') }),
  v.object({ kind: v.literal('workspace') }),
  v.object({ kind: v.literal('folder'), uri: text }),
]);

const mailbox = v.object({
  key: text,
  kind: v.picklist(['user', 'shared']),
  address: text,
  protocols,
  signInAs: text,
  sendAs: text,
  controlMailbox: text,
});

const texts = v.object(
  Object.fromEntries(textFields.map((field) => [field, v.optional(text, '')])) as Record<
    (typeof textFields)[number],
    v.OptionalSchema<typeof text, ''>
  >,
);

const draft = v.object({
  version: v.literal(1),
  draft: text,
  step,
  furthest: step,
  attempted: v.array(step),
  product: text,
  protocols,
  grant: v.picklist(grantIds),
  cloud: v.picklist(cloudIds),
  accountTypes: v.picklist(['singleTenant', 'multiTenant']),
  texts,
  resolvedTenant: v.exactOptional(v.object({ typed: text, tenantId: text })),
  federatedCredential: v.exactOptional(v.object({ name: text, issuer: text, subject: text })),
  mailboxes: v.pipe(v.array(mailbox), v.maxLength(10_000)),
  nextMailbox: v.number(),
  scope,
  saved: v.exactOptional(v.object({ id: text, scope, base: text })),
});

/** The draft, or undefined if the stored value is not of this version. */
export function parseDraft(value: unknown): WizardState | undefined {
  const result = v.safeParse(draft, value);
  return result.success ? result.output : undefined;
}
