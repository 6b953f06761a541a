// Diagnosis where no service answered, or something else than the service: network, limits, protocol, bare HTTP.
import type { Code } from '../core/report/codes.ts';
import type {
  HttpEvidence,
  LimitEvidence,
  NetworkEvidence,
  ProtocolEvidence,
} from '../core/report/evidence.ts';
import type { AdviceContext } from './context.ts';
import { ewsRefusal } from './diagnoseEws.ts';
import { foreignServerOf } from './explain/foreignServer.ts';
import { narrowMailbox } from './narrow.ts';
import { networkCodes, protocolProblems } from './tables.ts';

/** A hop that failed. */
export function diagnoseNetwork(evidence: NetworkEvidence): readonly Code[] {
  if (evidence.status === 407) return ['network.proxyAuthentication'];
  if (evidence.hop === 'proxy') return ['network.proxy'];
  const known = networkCodes[evidence.code];
  if (evidence.hop === 'dns') return ['network.dns'];
  if (evidence.hop === 'tcp') return [known ?? 'network.tcp'];
  return [known ?? tlsCodeOf(evidence)];
}

function tlsCodeOf(evidence: NetworkEvidence): Code {
  const { text, code } = evidence;
  if (/wrong version number|packet length too long|http request/i.test(text)) return 'network.tlsOnPlainPort';
  if (
    /PROTOCOL_VERSION|unsupported protocol|no protocols available|protocol version/i.test(`${code} ${text}`)
  ) {
    return 'network.tlsVersion';
  }
  return code.startsWith('CERT_') ? 'network.tlsUntrusted' : 'network.tlsOther';
}

/** A deadline or size that was passed. */
export function diagnoseLimit(evidence: LimitEvidence): readonly Code[] {
  return [evidence.limit === 'time' ? 'network.timeout' : 'server.tooMuch'];
}

/** An answer that is not of the protocol. */
export function diagnoseProtocol(evidence: ProtocolEvidence): readonly Code[] {
  if (evidence.problem === 'notThisProtocol' && /<html|<!doctype/i.test(evidence.text)) {
    return ['server.captivePortal', 'server.notThisProtocol'];
  }
  const code = protocolProblems[evidence.problem];
  const foreign = foreignServerOf(evidence.text);
  return foreign === undefined ? [code] : [foreign, code];
}

/** An HTTP answer without a body that names the error. */
export function diagnoseHttp(evidence: HttpEvidence, context: AdviceContext): readonly Code[] {
  const { status, headers } = evidence;
  if (context.protocol === 'ews' || headers['x-ews-policy-reason'] !== undefined) {
    const codes = ewsRefusal(
      { status, policyReason: headers['x-ews-policy-reason'], diagnostics: headers['x-ms-diagnostics'] },
      context,
      headers,
    );
    if (codes.length > 0) return codes;
  }
  if (status === 407) return ['network.proxyAuthentication'];
  if (status >= 300 && status < 400) return ['server.redirect'];
  if (evidence.bodyKind === 'html' && status < 400) return ['server.captivePortal'];
  if (status === 401) return narrowed(context, 'server.unauthorized');
  if (status === 403) return narrowed(context, 'server.forbidden');
  if (status === 404) return ['server.notFound'];
  if (status === 429) return ['server.throttled'];
  if (status >= 500) return ['server.unavailable'];
  return ['server.otherStatus'];
}

function narrowed(context: AdviceContext, fallback: Code): readonly Code[] {
  const protocol = context.protocol;
  const codes = protocol === 'ews' || protocol === 'graph' ? narrowMailbox(protocol, context) : [];
  return [...codes, fallback];
}
