// Diagnosis of Exchange Web Services: policy header first, then diagnostics, then the response code, text last.
import type { Code } from '../core/report/codes.ts';
import type { EwsEvidence } from '../core/report/evidence.ts';
import type { AdviceContext } from './context.ts';
import { narrowMailbox } from './narrow.ts';
import { ewsResponseCodes } from './tables.ts';

interface Refusal {
  readonly status: number;
  readonly policyReason?: string | undefined;
  readonly diagnostics?: string | undefined;
}

/** What status and headers say alone; empty where they say nothing. */
export function ewsRefusal(
  refusal: Refusal,
  context: AdviceContext,
  headers: Readonly<Record<string, string>> = {},
): readonly Code[] {
  const reason = refusal.policyReason ?? '';
  if (/disabled for this user or tenant/i.test(reason)) return ['ews.disabled'];
  if (/blocked by policy/i.test(reason)) return ['ews.blockedByPolicy'];
  const diagnosed = diagnosticsCode(refusal.diagnostics ?? '');
  if (diagnosed !== undefined) return [diagnosed];
  if (headers['restrict-access-confirm'] !== undefined) return ['ews.restrictAccess'];
  if (refusal.status === 403) {
    return ['ews.forbidden', 'ews.disabled', 'ews.blockedByPolicy', 'ews.kioskLicence'];
  }
  if (refusal.status === 401) {
    const narrowed = narrowMailbox('ews', context);
    return narrowed.length > 0 ? [...narrowed, 'ews.unauthorized'] : ['ews.unauthorized'];
  }
  return [];
}

/** Codes of `x-ms-diagnostics` (2000001…2000010) seen in public threads; the words decide. */
export function diagnosticsCode(text: string): Code | undefined {
  if (/audience claim value is invalid|invalid 'aud'|invalid_resource/i.test(text))
    return 'ews.wrongAudience';
  if (/not enough scope|insufficient_scope|invalid_grant.{0,80}scope/i.test(text))
    return 'ews.permissionTooSmall';
  if (/not (?:yet )?valid (?:before|until|yet)|not yet valid|notBefore|'nbf'/i.test(text))
    return 'claims.notYetValid';
  if (/token (?:has|is) expired|lifetime|expired/i.test(text)) return 'claims.expired';
  if (/signature|issuer|malformed|invalid_token/i.test(text)) return 'exchange.tokenRejected';
  return undefined;
}

const vague: readonly Code[] = ['ews.impersonationDenied', 'ews.accessDenied', 'ews.impersonationServer'];

/** Codes of an EWS answer. */
export function diagnoseEws(evidence: EwsEvidence, context: AdviceContext): readonly Code[] {
  if (evidence.policyReason || evidence.diagnostics) {
    const codes = ewsRefusal(evidence, context);
    if (codes.length > 0) return codes;
  }
  const code = ewsResponseCodes[evidence.responseCode];
  if (code === undefined) return withoutCode(evidence, context);
  if (!vague.includes(code)) return [code];
  return [...narrowMailbox('ews', context), code];
}

function withoutCode(evidence: EwsEvidence, context: AdviceContext): readonly Code[] {
  const inText = Object.keys(ewsResponseCodes).find((name) => evidence.text.includes(name));
  if (inText !== undefined) return diagnoseEws({ ...evidence, responseCode: inText, text: '' }, context);
  if (/email address can.?t be found|autodiscover/i.test(evidence.text)) return ['ews.autodiscover'];
  const diagnosed = diagnosticsCode(evidence.text);
  if (diagnosed !== undefined) return [diagnosed];
  if (evidence.responseCode === '') {
    const codes = ewsRefusal(evidence, context);
    if (codes.length > 0) return codes;
    if (evidence.status >= 500) return ['ews.serverError', 'ews.anchorMailbox'];
  }
  return ['ews.otherCode'];
}
