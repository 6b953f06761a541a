// FlightVector: dispatch system, receives and sends through one mailbox over EWS with client credentials.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { deletesMail } from '../parts/notices.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

const vendorGuide = 'FlightVector, Exchange mail access with OAuth 2.0';
const rbacArticle = 'Role Based Access Control for Applications in Exchange Online, Microsoft Learn';

export const flightVector: Target = {
  id: 'flightvector',
  name: 'FlightVector',
  kind: 'product',
  summary: 'Computer-aided dispatch: receives requests from a mailbox and sends through it.',
  words: ['dispatch', 'CAD', 'EMS', 'fire'],
  protocols: ['ews'],
  defaultProtocols: ['ews'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'FlightVector signs in as an application with a client secret and uses EWS for receiving and sending.',
  notices: [
    deletesMail(
      'FlightVector',
      'It removes messages from the inbox once they are processed. Give it a mailbox of its own.',
      vendorGuide,
    ),
    {
      id: 'scopeVoid',
      severity: 'warning',
      text: 'The guide’s mailbox scope has no effect while full_access_as_app is granted: grants add up, and every mailbox is open.',
      more: 'Use the role Application EWS.AccessAsApp with the scope, and remove full_access_as_app from the app registration and its consent.',
      source: rbacArticle,
      confidence: 'high',
    },
  ],
  source: vendorGuide,
  asOf: '2026-11-22',
  targets: ['flightvector'],
  cannot: 'Its guide sets up EWS with a client secret only.',
  troubleshooting: [
    {
      symptom: 'AADSTS7000215',
      check: 'the Secret ID was copied. The guide means: copy the Value, not the Secret ID.',
      codes: ['entra.secretWrong'],
    },
    {
      symptom: 'Mail stopped after a working period',
      check:
        'the client secret may have ended, or EWS was switched off for applications that are not on the allow list.',
      codes: ['entra.secretExpired', 'ews.disabled'],
    },
    {
      symptom: 'Autodiscover fails',
      check: 'it is not reachable with scoped roles; the EWS address must be fixed.',
      codes: [],
    },
  ],
  aged: [
    {
      stated: 'Register, scope, then grant full_access_as_app.',
      today:
        'The other way round: service principal, scope and role first, then the test, and no wide grant at all.',
      source: rbacArticle,
    },
    {
      stated:
        'Scope access with RBAC for Applications, then add full_access_as_app “subject to the limitation of the previous step”.',
      today:
        'The Entra grant opens every mailbox whatever the scope says. Remove it and use the role Application EWS.AccessAsApp.',
      source: rbacArticle,
    },
    {
      stated: 'Limit to “just the inbox”.',
      today: 'Scopes limit mailboxes, not folders.',
      source: rbacArticle,
    },
    {
      stated: 'No service principal step.',
      today: 'New-ServicePrincipal with the Enterprise application’s Object ID comes first.',
      source: 'New-ServicePrincipal, Microsoft Learn',
    },
    {
      stated: 'Copy the Value “and not the Secret”.',
      today: 'It means: not the Secret ID.',
      source: vendorGuide,
    },
    {
      stated: 'Azure Active Directory.',
      today: 'It is called Microsoft Entra ID.',
      source: 'Microsoft Entra documentation',
    },
    {
      stated: 'No test.',
      today: 'Test one mailbox inside the scope and one outside with a live call.',
      source: rbacArticle,
    },
  ],
  keys: [
    {
      file: 'form',
      source: 'FlightVector, Exchange mail access with OAuth 2.0',
      release: 'page without a release',
      readOn: '2026-11-22',
      keys: [
        { name: 'Exchange Email Username', type: 'text', required: true },
        { name: 'Exchange Email Client ID', type: 'text', required: true },
        { name: 'ExchangeEmailTenantID', type: 'text', required: true },
        { name: 'Exchange Client Secret', type: 'text', required: true },
        { name: 'EWS address', type: 'text', required: true },
        { name: 'Name', type: 'text', required: true },
        { name: 'Supported account types', type: 'text', required: true },
        { name: 'Redirect URI', type: 'text', required: true },
        { name: 'API permissions', type: 'text', required: true },
      ],
    },
  ],
  render: renderFlightVector,
};

function renderFlightVector(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'FlightVector Exchange mail settings',
    fileName: 'flightvector-exchange-settings.md',
    labels: 'document',
    sections: [
      {
        where: 'FlightVector, the settings menu',
        fields: [
          { label: 'Exchange Email Username', value: mailbox.address, note: 'Leave the password blank.' },
          {
            label: 'Exchange Email Client ID',
            value: registration.clientId,
            note: 'Application (client) ID.',
          },
          { label: 'ExchangeEmailTenantID', value: registration.tenantId, note: 'Directory (tenant) ID.' },
          { label: 'Exchange Client Secret', value: secretWords, words: true },
          {
            label: 'EWS address',
            from: 'ours',
            value: context.endpoints.ews,
            note: 'Where the release has a setting for it (unverified); it must be fixed with scoped access.',
          },
        ],
      },
      {
        where: 'Microsoft Entra admin center: the app registration',
        fields: [
          {
            label: 'Name',
            value: registration.name,
            note: 'The guide suggests FlightVector Exchange Mail Access.',
          },
          {
            label: 'Supported account types',
            value: 'Accounts in this organizational directory only',
            words: true,
          },
          { label: 'Redirect URI', value: 'leave it blank', words: true },
          {
            label: 'API permissions',
            value: 'none for a scoped set-up; full_access_as_app only if every mailbox may be open',
            words: true,
          },
        ],
      },
    ],
    steps: [
      'Create the app registration and its client secret; copy the Value, not the Secret ID.',
      'Create the service principal in Exchange, the scope and the role assignment Application EWS.AccessAsApp.',
      'Remove full_access_as_app and its consent if it was granted before.',
      'Grant admin consent under Enterprise applications only if no scoped role is used.',
      'Enter the values in FlightVector.',
      'There is no test button in this product: test the mailbox here, and see that the control mailbox is refused.',
    ],
    notes: [
      'Set the end of the client secret when you make it, and enter a new one in FlightVector before it ends.',
      'Sending uses EWS too, so it ends with EWS.',
    ],
  });
}
