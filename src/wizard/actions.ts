// What the page may ask for that the host does outside the draft. Only `storeSecret` and `storePassword` carry secrets, and only to the host.
import * as v from 'valibot';
import { operationIds } from './facts.ts';
import { fieldText, named, shortId } from './fieldSchemas.ts';
import { linkIds } from './links.ts';
import { longestSecret } from './validation.ts';

export const documentUses = ['copy', 'open', 'insert', 'save', 'terminal', 'run'] as const;
export type DocumentUse = (typeof documentUses)[number];

const secretText = v.pipe(v.string(), v.maxLength(longestSecret));

export const actionSchema = v.variant('type', [
  named('storeSecret', { secret: secretText }),
  named('storePassword', { userName: fieldText, password: secretText, secret: secretText }),
  named('chooseCertificate', {}),
  named('forgetCredential', {}),
  named('lookUpTenant', {}),
  named('createInEntra', {}),
  named('undoInEntra', {}),
  named('fillDemo', {}),
  named('startDemo', {}),
  named('checkConsent', {}),
  named('save', {}),
  named('runTests', { address: v.optional(fieldText) }),
  named('checkPolicy', { address: v.optional(fieldText) }),
  named('cancel', { operation: v.picklist(operationIds) }),
  named('openLink', { link: v.picklist(linkIds) }),
  named('copyText', { text: v.pipe(v.string(), v.maxLength(100_000)) }),
  named('useDocument', { document: v.pipe(v.string(), v.maxLength(200)), use: v.picklist(documentUses) }),
  named('chooseTarget', { target: shortId, address: fieldText }),
  named('importAddresses', {}),
  named('startOver', {}),
  named('finish', {}),
]);

export type Action = v.InferOutput<typeof actionSchema>;
