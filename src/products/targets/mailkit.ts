// .NET MailKit with MSAL.NET: IMAP, POP and SMTP from C#.

import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteCSharp } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { sampleNotes } from '../parts/sampleNotes.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const cs = codeTemplate(quoteCSharp);

export const mailkit: Target = {
  id: 'mailkit',
  name: '.NET MailKit',
  kind: 'library',
  summary: 'Reads and sends mail from .NET over IMAP, POP and SMTP AUTH.',
  words: ['C#', '.NET', 'dotnet', 'MSAL.NET', 'IMAP', 'SMTP'],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap'],
  grants: ['clientSecret', 'clientCertificate', 'authorizationCode', 'deviceCode'],
  defaultGrant: 'clientSecret',
  why: 'MSAL.NET gets the token and MailKit takes it as SaslMechanismOAuth2.',
  notices: [],
  source: 'jstedfast/MailKit ExchangeOAuth2.md (2026-08-19)',
  asOf: '2026-08-19',
  clouds: anyHosts,
  cloudsWhy: 'MSAL takes any authority; mail hosts are arguments.',
  targets: ['mailkit'],
  cannot: 'The sample has no user name and password sign-in.',
  keys: [
    {
      file: 'Program.cs',
      source: 'jstedfast/MailKit ExchangeOAuth2.md',
      release: '4.18.2',
      readOn: '2026-11-29',
      keys: apiNames(
        'Create',
        'WithAuthority',
        'WithClientSecret',
        'GetEnvironmentVariable',
        'Build',
        'AcquireTokenForClient',
        'ExecuteAsync',
        'AccessToken',
        'ConnectAsync',
        'SslOnConnect',
        'AuthenticateAsync',
        'Inbox',
        'OpenAsync',
        'ReadOnly',
        'WriteLine',
        'DisconnectAsync',
        'StartTls',
        'From',
        'Add',
        'Parse',
        'To',
        'SendAsync',
        'Subject',
        'Body',
        'Text',
        'WithCertificate',
        'WithRedirectUri',
        'GetAccountsAsync',
        'FirstOrDefault',
        'AcquireTokenSilent',
        'AcquireTokenInteractive',
        'WithLoginHint',
        'result',
        'AcquireTokenWithDeviceCode',
        'Message',
        'CompletedTask',
        'validateAuthority',
      ),
    },
  ],
  render: renderMailkit,
};

function renderMailkit(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = cs`using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Pop3;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Identity.Client;
using MimeKit;
using System.Security.Cryptography.X509Certificates;

// Opens one Exchange Online mailbox with OAuth 2.0. It holds no secret.
const string mailbox = ${mailbox.address};

${verbatim(application(registration, context))}

async Task<SaslMechanism> SignInAsync(string scope)
{
    ${verbatim(acquire(registration, context))}
    return new SaslMechanismOAuth2(mailbox, result.AccessToken);
}

${verbatim(context.protocols.map((protocol) => part(protocol, context)).join('\n'))}`;
  return configFile(
    'Program.cs of a console project; dotnet add package MailKit and Microsoft.Identity.Client',
    [{ name: 'Program.cs', language: 'csharp', text }],
    [
      ...sampleNotes(registration, context),
      ...(context.protocols.includes('smtp')
        ? ['The SMTP part sends one message from the mailbox to itself.']
        : []),
    ],
  );
}

function application(registration: Registration, context: RenderContext): string {
  // MSAL.NET asks Microsoft about hosts it does not know; a host of one’s own must be taken as it is.
  const validation = context.ownHosts ? ', validateAuthority: false' : '';
  if (context.access === 'delegated') {
    return cs`var app = PublicClientApplicationBuilder.Create(${registration.clientId})
    .WithAuthority(${context.tenantAuthority}${verbatim(validation)})
    .WithRedirectUri("http://localhost")
    .Build();`;
  }
  const credential =
    registration.grant === 'clientSecret'
      ? '.WithClientSecret(Environment.GetEnvironmentVariable("EXCHANGE_CLIENT_SECRET"))'
      : '.WithCertificate(X509Certificate2.CreateFromPem(Environment.GetEnvironmentVariable("EXCHANGE_CERTIFICATE"), Environment.GetEnvironmentVariable("EXCHANGE_PRIVATE_KEY")))';
  return cs`var app = ConfidentialClientApplicationBuilder.Create(${registration.clientId})
    .WithAuthority(${context.tenantAuthority}${verbatim(validation)})
    ${verbatim(credential)}
    .Build();`;
}

/** One application for the whole run; a person signs in once, and later protocols take the token from its cache. */
function acquire(registration: Registration, context: RenderContext): string {
  if (context.access === 'app')
    return 'var result = await app.AcquireTokenForClient([scope]).ExecuteAsync();';
  const interactive =
    registration.grant === 'authorizationCode'
      ? cs`app.AcquireTokenInteractive([scope]).WithLoginHint(${context.signInAs}).ExecuteAsync()`
      : 'app.AcquireTokenWithDeviceCode([scope], code => { Console.WriteLine(code.Message); return Task.CompletedTask; }).ExecuteAsync()';
  return cs`var account = (await app.GetAccountsAsync()).FirstOrDefault();
    AuthenticationResult result;
    try
    {
        result = await app.AcquireTokenSilent([scope], account).ExecuteAsync();
    }
    catch (MsalUiRequiredException)
    {
        result = await ${verbatim(interactive)};
    }`;
}

function part(protocol: ProtocolId, context: RenderContext): string {
  const scope = context.scopesFor(protocol)[0] ?? '';
  if (protocol === 'smtp') {
    const { host, port, security } = context.endpoints.smtp;
    return cs`using (var smtp = new SmtpClient()${verbatim(revocation(context))})
{
    await smtp.ConnectAsync(${host}, ${port}, SecureSocketOptions.${verbatim(security === 'startTls' ? 'StartTls' : 'SslOnConnect')});
    await smtp.AuthenticateAsync(await SignInAsync(${scope}));
    var message = new MimeMessage { Subject = "Test message", Body = new TextPart("plain") { Text = "Sent with OAuth 2.0." } };
    message.From.Add(MailboxAddress.Parse(${context.from}));
    message.To.Add(MailboxAddress.Parse(mailbox));
    await smtp.SendAsync(message);
    await smtp.DisconnectAsync(true);
}
`;
  }
  if (protocol === 'pop') {
    const { host, port } = context.endpoints.pop;
    return cs`using (var pop = new Pop3Client()${verbatim(revocation(context))})
{
    await pop.ConnectAsync(${host}, ${port}, SecureSocketOptions.SslOnConnect);
    await pop.AuthenticateAsync(await SignInAsync(${scope}));
    Console.WriteLine($"POP: {pop.Count} messages");
    await pop.DisconnectAsync(true);
}
`;
  }
  const { host, port } = context.endpoints.imap;
  return cs`using (var imap = new ImapClient()${verbatim(revocation(context))})
{
    await imap.ConnectAsync(${host}, ${port}, SecureSocketOptions.SslOnConnect);
    await imap.AuthenticateAsync(await SignInAsync(${scope}));
    // Exchange can accept the sign-in and still refuse the mailbox: only an open folder proves access.
    await imap.Inbox.OpenAsync(FolderAccess.ReadOnly);
    Console.WriteLine($"IMAP: {imap.Inbox.Count} messages in INBOX");
    await imap.DisconnectAsync(true);
}
`;
}

/** The demo tenant's certificate authority publishes no list of revoked certificates, which MailKit asks for. */
const revocation = (context: RenderContext): string =>
  context.demo ? ' { CheckCertificateRevocation = false }' : '';
