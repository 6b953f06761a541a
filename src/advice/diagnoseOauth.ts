// Diagnosis of the authority's refusals: Entra's number chooses the text, else the OAuth `error` value.
import type { Code } from '../core/report/codes.ts';
import type { OauthEvidence } from '../core/report/evidence.ts';
import { codeOfAadsts } from './aadsts.ts';
import { foreignServerOf } from './explain/foreignServer.ts';
import { oauthErrors } from './tables.ts';

/** Codes of an OAuth error answer. */
export function diagnoseOauth(evidence: OauthEvidence): readonly Code[] {
  const known = evidence.numbers.flatMap((number) => codeOfAadsts(number, evidence.description) ?? []);
  if (known.length > 0) return known;
  const general = oauthErrors[evidence.error];
  if (evidence.numbers.length > 0)
    return general === undefined ? ['entra.otherNumber'] : ['entra.otherNumber', general];
  const foreign = foreignServerOf(evidence.description);
  if (foreign !== undefined) return [foreign];
  if (general !== undefined) return [general];
  return [evidence.endpoint === 'discovery' ? 'oauth.discoveryFailed' : 'oauth.invalidRequest'];
}
