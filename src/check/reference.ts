// References to secrets: a command line names where a secret is, never the secret, since every user can read it there.
import { Secret } from '../core/credential/secret.ts';
import { readTextFile } from './textFiles.ts';

/** `env:NAME` or `file:PATH`. */
export type Reference =
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string };

export type Environment = Readonly<Record<string, string | undefined>>;

/** A larger file is no secret and no key (bytes). */
const mostBytes = 262_144;

/** Undefined if the text is no reference. */
export function parseReference(text: string): Reference | undefined {
  const found = /^(env|file):(.+)$/s.exec(text);
  const [, kind, rest = ''] = found ?? [];
  if (kind === 'env' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(rest)) return { kind: 'environment', name: rest };
  return kind === 'file' ? { kind: 'file', path: rest } : undefined;
}

/** What it refers to, without the blanks and line breaks at its end: no secret and no key has any. Throws an Error that says what to do; never with the value. */
export async function readReference(reference: Reference, env: Environment): Promise<Secret> {
  const text =
    reference.kind === 'environment'
      ? env[reference.name]
      : await readTextFile(reference.path, mostBytes, 'a secret or a key can be');
  const value = (text ?? '').trimEnd();
  if (value !== '') return new Secret(value);
  const what = reference.kind === 'environment' ? 'is empty or not set' : 'is empty';
  throw new Error(`${placeOf(reference)} ${what}. Put the secret there, or name another place.`);
}

/** "The file X", as the subject of a sentence. */
export const placeOf = (reference: Reference): string =>
  reference.kind === 'environment'
    ? `The environment variable ${reference.name}`
    : `The file ${reference.path}`;
