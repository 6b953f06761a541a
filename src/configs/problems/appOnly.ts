// Whether a token is asked for without a person: by the grant that a block names, or by the calls of a library.
import type { Fact, Scene } from '../facts/facts.ts';
import { isCode } from '../facts/signals.ts';
import { type Case, related } from './case.ts';

const appOnlyGrant = /^(?:client.?credentials?|ClientSecret|Certificate|ClientAssertion|credentials)$/i;
const appOnlyCalls =
  /acquire_?token_?for_?client|acquireTokenByClientCredential|ClientCredentialParameters|ClientCredentialsOAuth|clientcredentials\.Config|ClientSecretCredential\b|ClientCertificateCredential\b|AcquireTokenByCredential/i;
const personCalls =
  /acquire_?token_?(?:interactive|by_device|by_auth|silent|by_username|on_behalf)|authorization_?code|PublicClientApplication|refresh_token|device_?code|InteractiveBrowser/i;

/** A test for places of a file. */
export function appOnlyIn(scene: Scene, facts: readonly Fact[]): Case['appOnly'] {
  const grants = facts.filter((fact) => fact.role === 'grant');
  if (isCode(scene) || scene.kind.program === 'powershell') {
    const app = appOnlyCalls.test(scene.text) || grants.some((fact) => appOnlyGrant.test(fact.text));
    const only = app && !personCalls.test(scene.text.replace(/\.AcquireTokenSilent/g, ''));
    return () => only;
  }
  return ({ blocks }) =>
    grants.some((fact) => appOnlyGrant.test(fact.text) && related(fact.item.blocks, blocks));
}
