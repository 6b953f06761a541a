// Tokens of another issuer in place of a secret (workload identity federation, Microsoft Learn): issuer, subject and
// audience have to be those of a federated credential, case and all. Its signature is not checked: the issuer, GitHub or a
// cluster, cannot be asked from here.
import { decodeJwt } from 'jose/jwt/decode';
import type { DemoApplication } from '../applications.ts';
import type { DemoContext } from '../context.ts';
import { EntraRefusal } from './entraError.ts';

/** Throws the refusal that Entra gives if it trusts no such token. */
export function checkFederated(context: DemoContext, application: DemoApplication, assertion: string): void {
  const claims = claimsOf(assertion);
  if (claims === undefined) throw new EntraRefusal(50027, { reason: 'Assertion is malformed.' });
  const { iss = '', sub = '', aud = '', exp = 0, nbf = 0 } = claims;
  const audiences = [aud].flat();
  const trusted = application.federations.some(
    (one) =>
      one.issuer === iss &&
      one.subject === sub &&
      one.audiences.some((audience) => audiences.includes(audience)) &&
      context.copied(one.id, one.addedAt),
  );
  if (!trusted) throw new EntraRefusal(70021, { issuer: iss, subject: sub, audience: audiences.join(' ') });
  const seconds = context.now() / 1000;
  if (exp < seconds || nbf > seconds + 300)
    throw new EntraRefusal(700024, {
      now: new Date(context.now()).toISOString(),
      from: new Date(nbf * 1000).toISOString(),
      until: new Date(exp * 1000).toISOString(),
    });
}

function claimsOf(assertion: string) {
  try {
    return decodeJwt(assertion);
  } catch {
    return undefined;
  }
}
