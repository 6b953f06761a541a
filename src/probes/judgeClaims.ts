// Which findings a token's claims give for one probe.
import type { ClaimsEvidence } from '../core/evidence.ts';
import { exchangeAppId, graphAppId } from '../core/permissions.ts';
import { protocols } from '../core/protocols.ts';
import type { TokenClaims } from '../core/tokenClaims.ts';
import type { ProbeRequest } from './probeRequest.ts';

/** Findings, gravest first; empty where the claims fit. */
export function judgeClaims(claims: TokenClaims, request: ProbeRequest): readonly ClaimsEvidence[] {
  const { endpoints } = request;
  const exchange = [endpoints.exchangeResource, endpoints.exchangeDelegatedResource, exchangeAppId];
  const graph = [endpoints.graphResource, graphAppId];
  const needsGraph = protocols[request.protocol].resource === 'graph';
  const other = needsGraph ? exchange : graph;
  const wanted = needsGraph ? graph : exchange;
  if (!other.includes(claims.audience.replace(/\/$/, ''))) return [];
  const expected = wanted[0] ?? '';
  return [{ kind: 'claims', problem: 'wrongAudience', expected, seen: claims.audience }];
}
