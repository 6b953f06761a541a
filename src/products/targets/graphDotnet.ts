// Graph SDK for .NET: sends one message as the application.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteCSharp } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { microsoftClouds } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { graphSampleNotes } from '../parts/sampleNotes.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const cs = codeTemplate(quoteCSharp);

export const graphDotnet: Target = {
  id: 'graphDotnet',
  name: 'Graph SDK for .NET',
  kind: 'library',
  summary: 'Sends mail from .NET with Microsoft’s Graph SDK.',
  words: ['C#', '.NET', 'dotnet', 'Microsoft.Graph'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'Azure.Identity gets the token and the SDK sends.',
  notices: [],
  source: 'microsoftgraph/msgraph-sdk-dotnet README.md (5)',
  asOf: '2026-11-29',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  instead: ['python', 'node'],
  cannot: 'The sample signs in as an application.',
  clouds: microsoftClouds,
  cloudsWhy: 'Sign-in host and Graph root are arguments of the SDK.',
  targets: ['graphDotnet'],
  keys: [
    {
      file: 'Program.cs',
      source: 'microsoftgraph/msgraph-sdk-dotnet README.md',
      release: '5.92',
      readOn: '2026-11-29',
      keys: apiNames(
        'GetEnvironmentVariable',
        'Text',
        'Users',
        'SendMail',
        'PostAsync',
        'AuthorityHost',
        'Subject',
        'Body',
        'ContentType',
        'Content',
        'ToRecipients',
        'EmailAddress',
        'Address',
        'Message',
        'SaveToSentItems',
      ),
    },
  ],
  render: renderGraphDotnet,
};

function renderGraphDotnet(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = cs`using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.SendMail;

// Sends one message with the Graph SDK. It holds no secret.
var options = new ClientSecretCredentialOptions { AuthorityHost = new Uri(${context.endpoints.authority}) };
var secret = Environment.GetEnvironmentVariable("EXCHANGE_CLIENT_SECRET");
var credential = new ClientSecretCredential(${registration.tenantId}, ${registration.clientId}, secret, options);
var client = new GraphServiceClient(credential, [${context.scopesFor('graph')[0] ?? ''}], ${`${context.endpoints.graph}/v1.0`});
var message = new Message
{
    Subject = "Test message",
    Body = new ItemBody { ContentType = BodyType.Text, Content = "Sent with OAuth 2.0." },
    ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = ${mailbox.address} } }],
};
await client.Users[${context.from}].SendMail.PostAsync(
    new SendMailPostRequestBody { Message = message, SaveToSentItems = false });
`;
  return configFile(
    'Program.cs of a console project; dotnet add package Microsoft.Graph and Azure.Identity',
    [{ name: 'Program.cs', language: 'csharp', text }],
    graphSampleNotes,
  );
}
