// A language for tests: every text of the window stands in ⟦…⟧, so what is shown outside of them was not translated.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TextTable } from '../../src/core/l10n.ts';

const file = path.join(import.meta.dirname, '..', '..', 'l10n', 'bundle.l10n.json');

/** As @vscode/l10n-dev writes a base bundle. */
type Base = Readonly<Record<string, string | { readonly message: string }>>;

export const pseudoTable = (): TextTable =>
  Object.fromEntries(
    Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Base).map(([key, text]) => [
      key,
      `⟦${typeof text === 'string' ? text : text.message}⟧`,
    ]),
  );

/** Names of products, services, protocols and standards, which are the same in every language. */
const names =
  /Office 365 Exchange Online|Exchange Online|Exchange OAuth2? ?(?:Setup)?|Microsoft Graph|Microsoft Entra|Microsoft|VS Code|PowerShell|Azure CLI|\b(?:EWS|IMAP|POP3?|SMTP|Graph|GraphQL|OAuth2?|API|JSON|HTML|CSV|GCC|DoD|UTC|EwsAllowedAppIDs|FullAccess|WhatIf)\b/g;

const addresses = /https?:\/\/[^\s)]+|[\w.+-]+@[\w.-]+\.\w+|`[^`]*`|\b[\w-]+(?:\.[\w-]+)+\b/g;

/** What of a shown text stands outside the marks and is no name, address, code or one of the given values. */
export function outsideMarks(text: string, values: readonly string[] = []): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  if (values.includes(rest.trim())) return '';
  for (const value of [...values].sort((one, other) => other.length - one.length))
    if (value.trim() !== '') rest = rest.replaceAll(value, '');
  rest = rest
    .replace(/\$\([\w~-]+\)/g, '')
    .replace(addresses, '')
    .replace(names, '');
  return /\p{L}{3,}/u.test(rest) ? rest.trim() : '';
}

/** Every string in a value, but not under these keys. */
export function stringsIn(value: unknown, without: readonly string[] = []): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    without.includes(key) ? [] : stringsIn(each, without),
  );
}
