// The two unions that cross postMessage. Every request of the page carries an id and gets exactly one reply, errors too.
import * as v from 'valibot';
import { cloudIds, grantIds, protocolIds } from '../core/registration/registration.ts';
import { longestAddressList } from './addresses.ts';
import { operationIds } from './facts.ts';
import type { Intent } from './intents.ts';
import { linkIds } from './links.ts';
import type { WizardSnapshot } from './snapshot.ts';
import { mailboxFields, textFields, wizardStepIds } from './state.ts';
import { longestSecret } from './validation.ts';

/** Something the host does outside the draft. Only `storeSecret` and `storePassword` carry secrets, and only to the host. */
export type Act =
  | { readonly type: 'storeSecret'; readonly secret: string }
  | {
      readonly type: 'storePassword';
      readonly userName: string;
      readonly password: string;
      readonly secret: string;
    }
  | { readonly type: 'chooseCertificate' }
  | { readonly type: 'forgetCredential' }
  | { readonly type: 'lookUpTenant' }
  | { readonly type: 'fillDemo' }
  | { readonly type: 'startDemo' }
  | { readonly type: 'checkConsent' }
  | { readonly type: 'save' }
  | { readonly type: 'runTests'; readonly address?: string | undefined }
  | { readonly type: 'checkPolicy'; readonly address?: string | undefined }
  | { readonly type: 'cancel'; readonly operation: (typeof operationIds)[number] }
  | { readonly type: 'openLink'; readonly link: (typeof linkIds)[number] }
  | { readonly type: 'copyText'; readonly text: string }
  | { readonly type: 'useDocument'; readonly document: string; readonly use: DocumentUse }
  | { readonly type: 'chooseTarget'; readonly target: string; readonly address: string }
  | { readonly type: 'importAddresses' }
  | { readonly type: 'startOver' }
  | { readonly type: 'finish' };

export const documentUses = ['copy', 'open', 'insert', 'save', 'terminal', 'run'] as const;
export type DocumentUse = (typeof documentUses)[number];

export type PageMessage =
  /** The page speaks first; the host answers with a snapshot. */
  | { readonly kind: 'ready'; readonly id: number }
  | { readonly kind: 'intent'; readonly id: number; readonly intent: Intent }
  | { readonly kind: 'act'; readonly id: number; readonly act: Act };

export type HostMessage =
  | { readonly kind: 'snapshot'; readonly snapshot: WizardSnapshot }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: true; readonly said: string }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: false; readonly problem: string };

/** Longer texts are no field values: the message is refused with words, not cut. */
const longestFieldText = 20_000;
const line = v.pipe(v.string(), v.maxLength(longestFieldText));
const secretText = v.pipe(v.string(), v.maxLength(longestSecret));
const flag = v.boolean();
const key = v.pipe(v.string(), v.regex(/^m\d{1,7}$/));
const protocol = v.picklist(protocolIds);
const scope = v.variant('kind', [
  v.strictObject({ kind: v.literal('user') }),
  v.strictObject({ kind: v.literal('workspace') }),
  v.strictObject({ kind: v.literal('folder'), uri: line }),
]);

const type = <const T extends string, E extends v.ObjectEntries>(name: T, entries: E) =>
  v.strictObject({ type: v.literal(name), ...entries });

const intent = v.variant('type', [
  type('chooseProduct', { product: v.pipe(v.string(), v.maxLength(100)) }),
  type('setProtocol', { protocol, on: flag }),
  type('setGrant', { grant: v.picklist(grantIds) }),
  type('setCloud', { cloud: v.picklist(cloudIds) }),
  type('setAccountTypes', { accountTypes: v.picklist(['singleTenant', 'multiTenant']) }),
  type('setText', { field: v.picklist(textFields), value: line }),
  type('swapTenantAndClient', {}),
  type('setScope', { scope }),
  type('addMailbox', {}),
  type('addAddresses', { text: v.pipe(v.string(), v.maxLength(longestAddressList)) }),
  type('removeMailbox', { key }),
  type('setMailboxText', { key, field: v.picklist(mailboxFields), value: line }),
  type('setMailboxKind', { key, kind: v.picklist(['user', 'shared']) }),
  type('setMailboxProtocol', { key, protocol, on: flag }),
  type('goTo', { step: v.picklist(wizardStepIds) }),
  type('next', {}),
  type('back', {}),
]);

const act = v.variant('type', [
  type('storeSecret', { secret: secretText }),
  type('storePassword', { userName: line, password: secretText, secret: secretText }),
  type('chooseCertificate', {}),
  type('forgetCredential', {}),
  type('lookUpTenant', {}),
  type('fillDemo', {}),
  type('startDemo', {}),
  type('checkConsent', {}),
  type('save', {}),
  type('runTests', { address: v.optional(line) }),
  type('checkPolicy', { address: v.optional(line) }),
  type('cancel', { operation: v.picklist(operationIds) }),
  type('openLink', { link: v.picklist(linkIds) }),
  type('copyText', { text: v.pipe(v.string(), v.maxLength(100_000)) }),
  type('useDocument', { document: v.pipe(v.string(), v.maxLength(200)), use: v.picklist(documentUses) }),
  type('chooseTarget', { target: v.pipe(v.string(), v.maxLength(100)), address: line }),
  type('importAddresses', {}),
  type('startOver', {}),
  type('finish', {}),
]);

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const pageMessage = v.variant('kind', [
  v.strictObject({ kind: v.literal('ready'), id }),
  v.strictObject({ kind: v.literal('intent'), id, intent }),
  v.strictObject({ kind: v.literal('act'), id, act }),
]);

export type ParsedMessage =
  | { readonly ok: true; readonly message: PageMessage }
  /** `id` where one could be read, so that even a bad request gets its reply. */
  | { readonly ok: false; readonly id: number | undefined; readonly problem: string };

/** Reads a message of the page. The problem never repeats a value: it may be a secret. */
export function parsePageMessage(value: unknown): ParsedMessage {
  const result = v.safeParse(pageMessage, value);
  if (result.success) return { ok: true, message: result.output };
  const given = v.safeParse(v.object({ id }), value);
  const tooLong = result.issues.some((issue) => issue.type === 'max_length');
  return {
    ok: false,
    id: given.success ? given.output.id : undefined,
    problem: tooLong
      ? 'This text is too long to be used here. Enter the value alone.'
      : 'The wizard’s page sent something that this version does not understand. Reopen the wizard.',
  };
}
