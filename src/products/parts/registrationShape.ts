// How an app registration must look for a grant, in the portal's own choices.
import type { GrantId } from '../../core/registration/registration.ts';
import type { RegistrationShape } from '../product.ts';

/** Loopback redirect: any port matches, the path counts (Redirect URI restrictions and limitations, Microsoft Learn). */
const loopback = { platform: 'publicClient', uri: 'http://localhost' } as const;

/** The shape that a grant asks for if the product demands nothing else. */
export function shapeForGrant(grant: GrantId): RegistrationShape {
  switch (grant) {
    case 'clientSecret':
    case 'clientCertificate':
      return {
        accounts: 'single',
        redirects: [],
        publicClientFlows: false,
        notes: [
          'No redirect URI is needed. Without one the consent link cannot come back, so an administrator grants consent under API permissions.',
        ],
      };
    case 'authorizationCode':
      return {
        accounts: 'single',
        redirects: [loopback],
        publicClientFlows: false,
        notes: ['The redirect URI belongs under Mobile and desktop applications.'],
      };
    case 'deviceCode':
      return {
        accounts: 'single',
        redirects: [],
        publicClientFlows: true,
        notes: ['Set Allow public client flows to Yes, else the sign-in ends with AADSTS7000218.'],
      };
    case 'password':
      return {
        accounts: 'single',
        redirects: [],
        publicClientFlows: true,
        notes: [
          'Set Allow public client flows to Yes, else the sign-in ends with AADSTS7000218.',
          'Consent must be granted beforehand: this grant shows no consent screen (AADSTS65001).',
        ],
      };
  }
}
