// Graph SDK for Python: sends one message as the application.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quotePython } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { microsoftClouds } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { graphSampleNotes } from '../parts/sampleNotes.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const py = codeTemplate(quotePython);

export const graphPython: Target = {
  id: 'graphPython',
  name: 'Graph SDK for Python',
  kind: 'library',
  summary: 'Sends mail from Python with Microsoft’s Graph SDK.',
  words: ['Python', 'msgraph-sdk'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'azure-identity gets the token and the SDK sends.',
  notices: [],
  source: 'microsoftgraph/msgraph-sdk-python README.md (1.50)',
  asOf: '2026-11-29',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  instead: ['python', 'node'],
  cannot: 'The sample signs in as an application.',
  clouds: microsoftClouds,
  cloudsWhy: 'Sign-in host and Graph root are arguments of the SDK.',
  targets: ['graphPython'],
  keys: [
    {
      file: 'graph_send.py',
      source: 'microsoftgraph/msgraph-sdk-python README.md',
      release: '1.50',
      readOn: '2026-11-29',
      keys: apiNames(
        'environ',
        'request_adapter',
        'base_url',
        'Text',
        'users',
        'by_user_id',
        'send_mail',
        'post',
        'close',
        'run',
        'authority',
        'subject',
        'content_type',
        'content',
        'to_recipients',
        'email_address',
        'address',
        'save_to_sent_items',
      ),
    },
  ],
  render: renderGraphPython,
};

function renderGraphPython(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = py`"""Sends one message with the Graph SDK. It holds no secret."""
import asyncio
import os

from azure.identity.aio import ClientSecretCredential
from msgraph import GraphServiceClient
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.message import Message
from msgraph.generated.models.recipient import Recipient
from msgraph.generated.users.item.send_mail.send_mail_post_request_body import SendMailPostRequestBody


async def main():
    credential = ClientSecretCredential(
        ${registration.tenantId},
        ${registration.clientId},
        os.environ["EXCHANGE_CLIENT_SECRET"],
        authority=${new URL(context.endpoints.authority).host},
    )
    client = GraphServiceClient(credential, [${context.scopesFor('graph')[0] ?? ''}])
    client.request_adapter.base_url = ${`${context.endpoints.graph}/v1.0`}
    message = Message(
        subject="Test message",
        body=ItemBody(content_type=BodyType.Text, content="Sent with OAuth 2.0."),
        to_recipients=[Recipient(email_address=EmailAddress(address=${mailbox.address}))],
    )
    body = SendMailPostRequestBody(message=message, save_to_sent_items=False)
    await client.users.by_user_id(${context.from}).send_mail.post(body)
    await credential.close()


asyncio.run(main())
`;
  return configFile(
    'your project; pip install msgraph-sdk azure-identity',
    [{ name: 'graph_send.py', language: 'python', text }],
    graphSampleNotes,
  );
}
