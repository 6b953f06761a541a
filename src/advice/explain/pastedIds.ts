// Ids that a pasted answer carries: they let an administrator find the failure in the sign-in log.
import type { OauthEvidence } from '../../core/report/evidence.ts';
import type { AdviceContext } from '../context.ts';

const guid = '([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})';
const correlation = new RegExp(`Correlation ?_?ID["']?\\s?[:=]?\\s?["']?${guid}`, 'i');
const trace = new RegExp(`(?:Trace|Request)[ -_]?ID["']?\\s?[:=]?\\s?["']?${guid}`, 'i');
const time = /Timestamp["']?\s?[:=]\s?["']?(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\dZ?)/i;
const client = new RegExp(
  `(?:application(?: with(?: ID| identifier)?)?|for app|client[_ ]?(?:app )?id|app ?id)["']?\\s{0,3}[:=]?\\s{0,3}["']?${guid}`,
  'i',
);
const tenant = new RegExp(
  `(?:login\\.(?:microsoftonline|partner\\.microsoftonline)\\.\\w{2,3}/|tenant(?:[_ ]?id)?["']?\\s{0,3}[:=]?\\s{0,3}["']?)${guid}`,
  'i',
);

/** Entra's correlation and trace id and time, in the form in which a live answer carries them. */
export function answerIdsIn(text: string): OauthEvidence {
  const correlationId = correlation.exec(text)?.[1];
  const traceId = trace.exec(text)?.[1];
  const timestamp = time.exec(text)?.[1];
  return {
    kind: 'oauth',
    status: 0,
    error: '',
    numbers: [],
    description: '',
    endpoint: 'token',
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(traceId === undefined ? {} : { traceId }),
    ...(timestamp === undefined ? {} : { timestamp }),
  };
}

/** Client and tenant ID if the text names them as such. */
export function clientIdsIn(text: string): NonNullable<AdviceContext['ids']> {
  const clientId = client.exec(text)?.[1];
  const tenantId = tenant.exec(text)?.[1];
  return {
    ...(clientId === undefined ? {} : { clientId }),
    ...(tenantId === undefined ? {} : { tenantId }),
  };
}
