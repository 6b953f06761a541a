// SonarQube Server: e-mail notifications with modern authentication.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const sonarqube: Target = {
  id: 'sonarqube',
  name: 'SonarQube Server',
  kind: 'product',
  summary: 'Code quality server: sends notifications by SMTP AUTH.',
  words: ['Sonar', 'SonarSource', 'code quality'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'SonarQube gets its own token with client ID and secret.',
  notices: [],
  source: 'docs.sonarsource.com, Setting up email notifications (2026.4)',
  asOf: '2026-11-29',
  cannot: 'It sends over SMTP with a client secret.',
  instead: ['emailOAuth2Proxy'],
  targets: ['sonarqube'],
  keys: [
    {
      file: 'form',
      source: 'docs.sonarsource.com, Setting up email notifications',
      release: '2026.4',
      readOn: '2026-11-29',
      keys: [
        { name: 'Host', type: 'text', required: true },
        { name: 'Port', type: 'text', required: true },
        { name: 'Username', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client secret', type: 'text', required: true },
        { name: 'Tenant', type: 'text', required: true },
        { name: 'From address', type: 'text', required: true },
      ],
    },
  ],
  render: renderSonarqube,
};

function renderSonarqube(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'SonarQube e-mail notification',
    fileName: 'sonarqube.md',
    labels: 'document',
    sections: [
      {
        where:
          'Administration, Configuration, General Settings, Email Notification, SMTP Configuration: Modern Authentication',
        fields: [
          { label: 'Host', value: context.endpoints.smtp.host },
          { label: 'Port', value: String(context.endpoints.smtp.port), from: 'ours' },
          { label: 'Username', value: mailbox.address, from: 'ours' },
          { label: 'Client ID', value: registration.clientId },
          { label: 'Client secret', value: secretWords, words: true },
          { label: 'Tenant', value: registration.tenantId },
          { label: 'From address', value: context.from, from: 'ours' },
        ],
      },
    ],
    steps: [
      'Enter the fields and press Save configuration.',
      'Press Create test email with an address of your own.',
    ],
    notes: [
      'The page names host, client ID, client secret and tenant; the other labels are ours (unverified).',
    ],
  });
}
