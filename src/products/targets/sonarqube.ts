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
  source:
    'docs.sonarsource.com, Setting up email notifications (2026.4); SonarSource/sonarqube EmailSmtpConfiguration.java and EmailSender.java',
  asOf: '2026-11-29',
  cannot: 'It sends over SMTP with a client secret.',
  instead: ['emailOAuth2Proxy'],
  targets: ['sonarqube'],
  keys: [
    {
      file: 'form',
      source:
        'docs.sonarsource.com, Setting up email notifications; SonarSource/sonarqube EmailSmtpConfiguration.java and the form of its web application',
      release: '2026.4 (172b54f)',
      readOn: '2026-11-29',
      keys: [
        { name: 'Username', type: 'text', required: true },
        { name: 'Authentication host', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client secret', type: 'text', required: true },
        { name: 'Tenant', type: 'text', required: true },
        { name: 'SMTP host', type: 'text', required: true },
        { name: 'SMTP port', type: 'text', required: true },
        { name: 'Security protocol', type: 'text', values: ['NONE', 'STARTTLS', 'SSLTLS'], required: true },
        { name: 'From address', type: 'text', required: true },
        { name: 'From name', type: 'text', required: true },
        { name: 'Subject prefix', type: 'text', required: true },
      ],
    },
  ],
  render: renderSonarqube,
};

function renderSonarqube(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'SonarQube e-mail notification',
    fileName: 'sonarqube.md',
    labels: 'sourceCode',
    sections: [
      {
        where:
          'Administration, Configuration, General Settings, Email Notification, SMTP Configuration: Modern Authentication',
        fields: [
          { label: 'Username', value: mailbox.address, note: 'The mailbox that sends.' },
          {
            label: 'Authentication host',
            value: context.endpoints.authority,
            standard: 'https://login.microsoftonline.com',
            note: 'The sign-in host, not the mail server.',
          },
          { label: 'Client ID', value: registration.clientId },
          { label: 'Client secret', value: secretWords, words: true },
          { label: 'Tenant', value: registration.tenantId },
          { label: 'SMTP host', value: context.endpoints.smtp.host },
          { label: 'SMTP port', value: String(context.endpoints.smtp.port), standard: '25' },
          {
            label: 'Security protocol',
            value: context.endpoints.smtp.security === 'startTls' ? 'STARTTLS' : 'SSLTLS',
            valid: 'NONE, STARTTLS, SSLTLS',
          },
          { label: 'From address', value: context.from, standard: 'noreply@nowhere' },
          { label: 'From name', value: 'SonarQube', standard: 'SonarQube' },
          { label: 'Subject prefix', value: '[SONARQUBE]', standard: '[SONARQUBE]' },
        ],
      },
    ],
    steps: [
      'Enter the fields and press Save configuration.',
      'Press Create test email with an address of your own.',
    ],
    notes: [
      'The labels follow the names of the fields in SonarQube’s code; their wording on the screen may differ a little.',
      'SonarQube asks for the scope https://outlook.office365.com/.default; releases that show a field for it have it filled in.',
    ],
  });
}
