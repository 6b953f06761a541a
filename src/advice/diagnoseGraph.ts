// Diagnosis of Microsoft Graph: inner codes before outer ones, then what the text adds.
import type { Code } from '../core/report/codes.ts';
import type { GraphEvidence } from '../core/report/evidence.ts';
import type { AdviceContext } from './context.ts';
import { narrowMailbox } from './narrow.ts';
import { graphCodes } from './tables.ts';

/** Codes of a Graph answer. */
export function diagnoseGraph(evidence: GraphEvidence, context: AdviceContext): readonly Code[] {
  const fromText = textCode(evidence);
  if (fromText !== undefined) return [fromText];
  const names = [...evidence.innerCodes].reverse().concat(evidence.code);
  const code = names.map((name) => graphCodes[name]).find((known) => known !== undefined);
  if (code === 'graph.accessDenied') return [...narrowMailbox('graph', context), code];
  if (code !== undefined) return [code];
  return [statusCode(evidence.status)];
}

/** Meanings that share a code and differ in their words only. */
function textCode({ text, code }: GraphEvidence): Code | undefined {
  if (/\[RAOP\]|AppOnly AccessPolicy/i.test(text)) return 'graph.blockedByPolicy';
  if (/Access to OData is disabled/i.test(text)) return 'graph.odataDisabled';
  if (/contains no permissions/i.test(text)) return 'graph.noPermissions';
  if (/\/me request is only valid/i.test(text)) return 'graph.meWithAppToken';
  if (/MailboxConcurrency/i.test(text)) return 'graph.mailboxConcurrency';
  if (/tenant for tenant guid/i.test(text)) return 'graph.tenantWithoutExchange';
  return /InvalidAuthenticationToken|Unauthori[sz]ed|401/i.test(code) ? tokenCode(text) : undefined;
}

function tokenCode(text: string): Code {
  if (/Invalid audience/i.test(text)) return 'graph.tokenAudience';
  if (/expired|not yet valid|Lifetime validation/i.test(text)) return 'graph.tokenExpired';
  if (/token is empty|No authorization/i.test(text)) return 'graph.tokenMissing';
  if (/Continuous access evaluation|claims challenge|TokenCreatedWithOutdatedPolicies/i.test(text)) {
    return 'graph.claimsChallenge';
  }
  if (/parsing failed|not well formed|IDX14\d{3}|CompactToken|malformed|InvalidJwt/i.test(text))
    return 'graph.tokenMalformed';
  return 'exchange.tokenRejected';
}

function statusCode(status: number): Code {
  if (status === 429) return 'graph.throttled';
  if (status >= 500) return 'graph.unavailable';
  if (status === 400) return 'graph.requestInvalid';
  if (status === 404) return 'graph.resourceNotFound';
  if (status === 403) return 'graph.accessDenied';
  return 'graph.otherCode';
}
