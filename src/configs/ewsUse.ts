// Uses of Exchange Web Services in code, and what takes their place in Microsoft Graph before EWS ends on 1 April 2027.
// Source of the RBAC roles: Role Based Access Control for Applications in Exchange Online, Microsoft Learn.
import * as l10n from '../core/l10n.ts';
import type { Description } from './describe.ts';
import { type EwsOperation, ewsOperations } from './ewsOperations.ts';
import { graphPermissionsOf } from './graphUse.ts';

/** The role of RBAC for Applications that gives a permission inside a scope. */
export function rbacRole(permission: string): string | undefined {
  return /^(?:Mail|MailboxSettings|Calendars|Contacts)\./.test(permission)
    ? `Application ${permission.replace(/^Mail\.ReadBasic\.All$/, 'Mail.ReadBasic')}`
    : undefined;
}

const library =
  /Microsoft\.Exchange\.WebServices|ExchangeService\b|\bexchangelib\b|microsoft\.exchange\.webservices|ews-javascript-api|node-ews|\bphp-ews\b|PhpEws|EWS\/Exchange\.asmx|services\/2006\/messages/i;

export interface EwsUse {
  /** 1-based. */
  readonly line: number;
  readonly operation: EwsOperation;
}

/** The operations that a file uses, each line once; nothing in a file without a mark of EWS. */
function findEwsUse(text: string): EwsUse[] {
  if (!speaksEws(text)) return [];
  return text
    .split('\n')
    .flatMap((line, at) => operationsIn(line).map((operation) => ({ line: at + 1, operation })));
}

/** What a file uses of EWS, and what its calls of Graph need. */
export function apiUseOf(text: string): {
  readonly uses: readonly EwsUse[];
  readonly graphPermissions: readonly string[];
} {
  return { uses: findEwsUse(text), graphPermissions: graphPermissionsOf(text) };
}

const speaksEws = (text: string): boolean => text.length <= 1_000_000 && library.test(text);

/** The SOAP name, but not in the closing tag of that element. */
const patterns = ewsOperations.map((operation) => ({
  operation,
  soap: new RegExp(`(?<!</(?:\\w{1,20}:)?)\\b${operation.name}(?:Type|Request)?\\b`),
}));

function operationsIn(line: string): readonly EwsOperation[] {
  if (line.length > 2_000 || /^\s*(?:#|\/\/|\*|--)/.test(line)) return [];
  return patterns
    .filter(({ soap, operation }) => soap.test(line) || operation.also?.test(line) === true)
    .map(({ operation }) => operation)
    .slice(0, 3);
}

/** What a hover says of one line's EWS use: the Graph call and its permission; undefined if it uses none. */
export function describeEwsUse(text: string, line: string): Description | undefined {
  const operations = speaksEws(text) ? operationsIn(line) : [];
  if (operations.length === 0) return undefined;
  return {
    title: `EWS: ${operations.map(({ name }) => name).join(', ')}`,
    lines: [
      l10n.t('EWS ends in Exchange Online on 1 April 2027.'),
      ...operations.map(({ name, graph, permission, note }) => {
        const more = note === undefined ? '' : ` ${l10n.t(note)}`;
        if (graph === undefined) return l10n.t('{0} has no equivalent in Microsoft Graph.', name) + more;
        const call = permission === undefined ? graph : l10n.t('{0}, with {1}', graph, permission);
        return l10n.t('{0} in Microsoft Graph: {1}.', name, call) + more;
      }),
    ],
  };
}
