// What the page may ask for that changes the draft. Each is plain JSON with a `type`.
import * as v from 'valibot';
import { cloudIds, grantIds, protocolIds } from '../core/registration/registration.ts';
import { longestAddressList } from './addresses.ts';
import { fieldText, named, shortId } from './fieldSchemas.ts';
import { mailboxFields, textFields, wizardStepIds } from './state.ts';

const key = v.pipe(v.string(), v.regex(/^m\d{1,7}$/));
const protocol = v.picklist(protocolIds);
const scope = v.variant('kind', [
  v.strictObject({ kind: v.literal('user') }),
  v.strictObject({ kind: v.literal('workspace') }),
  v.strictObject({ kind: v.literal('folder'), uri: fieldText }),
]);

export const intentSchema = v.variant('type', [
  named('chooseProduct', { product: shortId }),
  named('setProtocol', { protocol, on: v.boolean() }),
  named('setGrant', { grant: v.picklist(grantIds) }),
  named('setCloud', { cloud: v.picklist(cloudIds) }),
  named('setAccountTypes', { accountTypes: v.picklist(['singleTenant', 'multiTenant']) }),
  named('setText', { field: v.picklist(textFields), value: fieldText }),
  named('swapTenantAndClient', {}),
  named('setScope', { scope }),
  named('addMailbox', {}),
  named('addAddresses', { text: v.pipe(v.string(), v.maxLength(longestAddressList)) }),
  named('removeMailbox', { key }),
  named('setMailboxText', { key, field: v.picklist(mailboxFields), value: fieldText }),
  named('setMailboxKind', { key, kind: v.picklist(['user', 'shared']) }),
  named('setMailboxProtocol', { key, protocol, on: v.boolean() }),
  named('goTo', { step: v.picklist(wizardStepIds) }),
  named('next', {}),
  named('back', {}),
]);

export type Intent = v.InferOutput<typeof intentSchema>;
