// What Microsoft Graph answered to an audit, as evidence.
import type { GraphEvidence } from '../../core/report/evidence.ts';
import { readGraphError } from '../../probes/graphReply.ts';

/** `otherwise` is said if the body is not an error of Graph. */
export function graphEvidence(status: number, body: string, otherwise: string): GraphEvidence {
  const error = readGraphError(body);
  return {
    kind: 'graph',
    status,
    code: error?.code ?? '',
    text: error?.message.slice(0, 300) || otherwise,
    innerCodes: error?.innerCodes ?? [],
  };
}
