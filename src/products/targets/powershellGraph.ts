// Microsoft Graph PowerShell SDK: signs in as the application and sends one message.

import { shownCloud } from '../../core/endpoints/clouds.ts';
import { graphRoles, graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePowerShell } from '../../snippets/quoteShell.ts';
import { apiNames } from '../keys.ts';
import { microsoftClouds } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const ps = codeTemplate(quotePowerShell);

export const powershellGraph: Target = {
  id: 'powershellGraph',
  name: 'PowerShell (Microsoft Graph SDK)',
  kind: 'library',
  summary: 'Sends and reads mail from PowerShell through Microsoft Graph.',
  words: ['Send-MailMessage', 'PowerShell', 'Windows', 'script'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientCertificate', 'clientSecret', 'authorizationCode', 'deviceCode'],
  defaultGrant: 'clientCertificate',
  why: 'With a certificate in the store no secret is typed or kept in a script.',
  notices: [],
  source: 'learn.microsoft.com, Connect-MgGraph and Send-MgUserMail (2.30)',
  asOf: '2026-11-29',
  clouds: microsoftClouds,
  cloudsWhy: 'Connect-MgGraph has a parameter -Environment for Microsoft’s clouds.',
  cannot: 'The SDK has no user name and password sign-in.',
  permissions: {
    graph: { app: [graphRoles.mailSend], delegated: [graphScopes.mailSend, graphScopes.mailSendShared] },
  },
  instead: ['python'],
  targets: ['powershellGraph'],
  keys: [
    {
      file: 'Send-ExchangeMail.ps1',
      source: 'learn.microsoft.com, Connect-MgGraph and Send-MgUserMail',
      release: '2.30',
      readOn: '2026-11-29',
      keys: apiNames(
        '-ClientId',
        '-TenantId',
        '-Environment',
        '-NoWelcome',
        '-CertificateThumbprint',
        '-UserId',
        '-BodyParameter',
        '-AsPlainText',
        '-Force',
        '-ClientSecretCredential',
        '-Scopes',
        '-UseDeviceCode',
      ),
    },
  ],
  render: renderPowershellGraph,
};

function renderPowershellGraph(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const environment = shownCloud(registration.cloud).graphPowerShellEnvironment.value;
  const text = ps`# Sends one message through Microsoft Graph. It holds no secret.
#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Users.Actions
$ErrorActionPreference = 'Stop'
${verbatim(connect(registration, context, environment))}
$message = @{
  Message = @{
    Subject = 'Test message'
    Body = @{ ContentType = 'Text'; Content = 'Sent with OAuth 2.0.' }
    ToRecipients = @(@{ EmailAddress = @{ Address = ${mailbox.address} } })
  }
  SaveToSentItems = $false
}
Send-MgUserMail -UserId ${context.from} -BodyParameter $message
Disconnect-MgGraph | Out-Null
`;
  return configFile(
    'PowerShell 7; Install-Module Microsoft.Graph.Authentication, Microsoft.Graph.Users.Actions',
    [{ name: 'Send-ExchangeMail.ps1', language: 'powershell', text }],
    [
      ...(registration.grant === 'clientSecret'
        ? ['Set EXCHANGE_CLIENT_SECRET in the environment of the run.']
        : []),
      ...(registration.grant === 'clientCertificate'
        ? [
            'Set EXCHANGE_CERTIFICATE_THUMBPRINT in the environment; the certificate with its key is in Cert:\\CurrentUser\\My.',
          ]
        : []),
      ...(context.access === 'delegated' ? [`Sign in as ${context.signInAs}.`] : []),
      'It sends one message to the mailbox.',
    ],
  );
}

function connect(registration: Registration, context: RenderContext, environment: string): string {
  const base = ps`-ClientId ${registration.clientId} -TenantId ${registration.tenantId} -Environment ${verbatim(environment)} -NoWelcome`;
  switch (registration.grant) {
    case 'clientCertificate':
      return ps`Connect-MgGraph ${verbatim(base)} -CertificateThumbprint $env:EXCHANGE_CERTIFICATE_THUMBPRINT`;
    case 'clientSecret':
      return ps`$secret = ConvertTo-SecureString $env:EXCHANGE_CLIENT_SECRET -AsPlainText -Force
$credential = [pscredential]::new(${registration.clientId}, $secret)
Connect-MgGraph -ClientSecretCredential $credential -TenantId ${registration.tenantId} -Environment ${verbatim(environment)} -NoWelcome`;
    default: {
      const scopes = context.permissions
        .filter(({ value }) => value.startsWith('Mail.'))
        .map(({ value }) => ps`${value}`)
        .join(', ');
      const device = registration.grant === 'deviceCode' ? ' -UseDeviceCode' : '';
      return ps`Connect-MgGraph ${verbatim(base)} -Scopes ${verbatim(scopes)}${verbatim(device)}`;
    }
  }
}
