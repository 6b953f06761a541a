// Asks an authority for its metadata (OpenID Connect Discovery 1.0, section 4).
import { type HostPort, hostPortOf } from '../core/endpoints/hosts.ts';
import type { Redactor } from '../core/text/redaction.ts';
import type { CallOptions, Network } from '../net/network.ts';
import { readAnswer } from './tokenAnswer.ts';

/** Longest metadata document; Entra's has about 2 KB. */
const maxBytes = 64 * 1024;

export interface MetadataRequest {
  readonly network: Network;
  readonly redactor: Redactor;
  readonly call: CallOptions;
}

/** `authority`: https://host/tenant. Throws a Failure if it refuses or answers with something else. */
export async function askMetadata(
  authority: string,
  { network, redactor, call }: MetadataRequest,
): Promise<{ readonly host: HostPort; readonly metadata: Readonly<Record<string, unknown>> }> {
  const url = `${authority}/v2.0/.well-known/openid-configuration`;
  const headers = { Accept: 'application/json' };
  const response = await network.http({ method: 'GET', url, headers, maxBytes }, call);
  const host = hostPortOf(new URL(authority));
  const answer = readAnswer('discovery', host, response, redactor);
  if (answer.refusal !== undefined) throw answer.refusal;
  return { host, metadata: answer.body };
}
