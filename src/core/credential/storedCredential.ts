// A credential as it is kept in SecretStorage: JSON with a version, read strictly because other versions may write it.

import * as v from 'valibot';
import { parseJson } from '../text/parseJson.ts';
import type { Credential } from './credential.ts';
import { Secret } from './secret.ts';

const stored = v.variant('kind', [
  v.object({ version: v.literal(1), kind: v.literal('secret'), secret: v.pipe(v.string(), v.minLength(1)) }),
  v.object({
    version: v.literal(1),
    kind: v.literal('certificate'),
    certificatePem: v.string(),
    privateKeyPem: v.pipe(v.string(), v.minLength(1)),
  }),
  v.object({ version: v.literal(1), kind: v.literal('signIn') }),
  v.object({
    version: v.literal(1),
    kind: v.literal('password'),
    userName: v.string(),
    password: v.string(),
    secret: v.optional(v.string()),
  }),
]);

/** The text to store. It holds the secret: it goes into SecretStorage and nowhere else. */
export function writeStored(credential: Credential): string {
  const revealed = Object.entries(credential).map(([key, value]) => [
    key,
    value instanceof Object ? value.reveal() : value,
  ]);
  return JSON.stringify({ version: 1, ...Object.fromEntries(revealed) });
}

/** Undefined if the text is damaged or of a later version: it is left as it is and reported, never overwritten. */
export function readStored(text: unknown): Credential | undefined {
  if (typeof text !== 'string') return undefined;
  const result = v.safeParse(stored, parseJson(text));
  if (!result.success) return undefined;
  const value = result.output;
  switch (value.kind) {
    case 'secret':
      return { kind: 'secret', secret: new Secret(value.secret) };
    case 'certificate':
      return {
        kind: 'certificate',
        certificatePem: value.certificatePem,
        privateKeyPem: new Secret(value.privateKeyPem),
      };
    case 'signIn':
      return { kind: 'signIn' };
    case 'password':
      return {
        kind: 'password',
        userName: value.userName,
        password: new Secret(value.password),
        ...(value.secret === undefined ? {} : { secret: new Secret(value.secret) }),
      };
  }
}

/** The secret values inside, for the redactor. */
export function secretsIn(credential: Credential): readonly string[] {
  switch (credential.kind) {
    case 'secret':
      return [credential.secret.reveal()];
    case 'certificate':
      return [credential.privateKeyPem.reveal()];
    case 'signIn':
      return [];
    case 'password':
      return [
        credential.password.reveal(),
        ...(credential.secret === undefined ? [] : [credential.secret.reveal()]),
      ];
  }
}
