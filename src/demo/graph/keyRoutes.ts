// An application rolls its own certificate: addKey and removeKey with a proof of possession (application: addKey,
// application: removeKey, and Generate proof of possession tokens for rolling keys, Microsoft Graph v1.0).
import { X509Certificate } from 'node:crypto';
import { jwtVerify } from 'jose/jwt/verify';
import type { DemoApplication } from '../applications.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { findOne, oneApplication } from './applicationRoutes.ts';
import { certificateBody, readKeyCredential } from './applicationShape.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { readBody } from './odata.ts';

const below = (rest: string): RegExp => new RegExp(`^${oneApplication}${rest}$`, 'i');

export const keyRoutes: readonly GraphRoute[] = [
  { method: 'POST', path: below(String.raw`\/addKey`), handle: addKey },
  { method: 'POST', path: below(String.raw`\/removeKey`), handle: removeKey },
];

/** Azure Active Directory Graph, which the proof is made for. */
const proofAudience = '00000002-0000-0000-c000-000000000000';
const longestProofSeconds = 600;
const toleranceSeconds = 300;

async function addKey(request: GraphCall, id?: string, appId?: string): Promise<HttpReply> {
  const body = readBody(request);
  const application = await proved(request, findOne(request, id, appId), body['proof']);
  const added = readKeyCredential(application, body['keyCredential'], request.context.now());
  application.certificates = [...application.certificates, added];
  return json(200, certificateBody(added));
}

async function removeKey(request: GraphCall, id?: string, appId?: string): Promise<HttpReply> {
  const body = readBody(request);
  const application = await proved(request, findOne(request, id, appId), body['proof']);
  const kept = application.certificates.filter(({ keyId }) => keyId !== body['keyId']);
  if (kept.length === application.certificates.length)
    throw graphRefusals.directoryBadRequest('No key credential found with keyId.');
  application.certificates = kept;
  return { status: 204 };
}

/** The application itself needs no permission; a person's token is refused (microsoftgraph/microsoft-graph-docs 14626). */
async function proved(
  request: GraphCall,
  application: DemoApplication,
  proof: unknown,
): Promise<DemoApplication> {
  const { caller, context } = request;
  if (caller.user !== undefined) throw graphRefusals.tokenMissingForKey();
  if (caller.application.appId !== application.appId)
    requireAny(request, ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All']);
  const now = context.now();
  const valid = application.certificates
    .map(({ pem }) => new X509Certificate(pem))
    .filter(({ validTo }) => Date.parse(validTo) > now);
  for (const { publicKey } of valid)
    if (await signed(proof, publicKey, application.objectId, now)) return application;
  throw graphRefusals.tokenMissingForKey();
}

async function signed(
  proof: unknown,
  key: X509Certificate['publicKey'],
  issuer: string,
  now: number,
): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(String(proof), key, {
      algorithms: ['RS256', 'PS256'],
      audience: proofAudience,
      issuer,
      requiredClaims: ['nbf', 'exp'],
      clockTolerance: toleranceSeconds,
      currentDate: new Date(now),
    });
    return (payload.exp ?? 0) - (payload.nbf ?? 0) <= longestProofSeconds;
  } catch {
    return false;
  }
}
