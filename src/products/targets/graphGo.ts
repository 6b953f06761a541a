// Graph SDK for Go: sends one message as the application.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteGo } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { microsoftClouds } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { graphSampleNotes } from '../parts/sampleNotes.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const go = codeTemplate(quoteGo);

export const graphGo: Target = {
  id: 'graphGo',
  name: 'Graph SDK for Go',
  kind: 'library',
  summary: 'Sends mail from Go with Microsoft’s Graph SDK.',
  words: ['Go', 'golang', 'msgraph-sdk-go'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'azidentity gets the token and the SDK sends.',
  notices: [],
  source: 'microsoftgraph/msgraph-sdk-go README.md (1.90)',
  asOf: '2026-11-29',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  instead: ['python', 'node'],
  cannot: 'The sample signs in as an application.',
  clouds: microsoftClouds,
  cloudsWhy: 'Sign-in host and Graph root are arguments of the SDK.',
  targets: ['graphGo'],
  keys: [
    {
      file: 'main.go',
      source: 'microsoftgraph/msgraph-sdk-go README.md',
      release: '1.90',
      readOn: '2026-11-29',
      keys: apiNames(
        'ClientSecretCredentialOptions',
        'ClientOptions',
        'Configuration',
        'NewClientSecretCredential',
        'Getenv',
        'Fatal',
        'NewGraphServiceClientWithCredentials',
        'GetAdapter',
        'SetBaseUrl',
        'TEXT_BODYTYPE',
        'NewEmailAddress',
        'SetAddress',
        'NewRecipient',
        'SetEmailAddress',
        'NewItemBody',
        'SetContentType',
        'SetContent',
        'NewMessage',
        'SetSubject',
        'SetBody',
        'SetToRecipients',
        'Recipientable',
        'NewItemSendMailPostRequestBody',
        'SetMessage',
        'SetSaveToSentItems',
        'Users',
        'ByUserId',
        'SendMail',
        'Post',
        'Background',
        'Cloud',
        'ActiveDirectoryAuthorityHost',
      ),
    },
  ],
  render: renderGraphGo,
};

function renderGraphGo(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = go`// Sends one message with the Graph SDK. It holds no secret.
package main

import (
	"context"
	"log"
	"os"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	graph "github.com/microsoftgraph/msgraph-sdk-go"
	"github.com/microsoftgraph/msgraph-sdk-go/models"
	"github.com/microsoftgraph/msgraph-sdk-go/users"
)

func main() {
	options := azidentity.ClientSecretCredentialOptions{ClientOptions: azcore.ClientOptions{
		Cloud: cloud.Configuration{ActiveDirectoryAuthorityHost: ${`${context.endpoints.authority}/`}},
	}}
	credential, err := azidentity.NewClientSecretCredential(${registration.tenantId}, ${registration.clientId},
		os.Getenv("EXCHANGE_CLIENT_SECRET"), &options)
	if err != nil {
		log.Fatal(err)
	}
	client, err := graph.NewGraphServiceClientWithCredentials(credential, []string{${context.scopesFor('graph')[0] ?? ''}})
	if err != nil {
		log.Fatal(err)
	}
	client.GetAdapter().SetBaseUrl(${`${context.endpoints.graph}/v1.0`})
	subject, text, to, save := "Test message", "Sent with OAuth 2.0.", ${mailbox.address}, false
	kind := models.TEXT_BODYTYPE
	address := models.NewEmailAddress()
	address.SetAddress(&to)
	recipient := models.NewRecipient()
	recipient.SetEmailAddress(address)
	content := models.NewItemBody()
	content.SetContentType(&kind)
	content.SetContent(&text)
	message := models.NewMessage()
	message.SetSubject(&subject)
	message.SetBody(content)
	message.SetToRecipients([]models.Recipientable{recipient})
	body := users.NewItemSendMailPostRequestBody()
	body.SetMessage(message)
	body.SetSaveToSentItems(&save)
	if err := client.Users().ByUserId(${context.from}).SendMail().Post(context.Background(), body, nil); err != nil {
		log.Fatal(err)
	}
}
`;
  return configFile(
    'your module; go get github.com/microsoftgraph/msgraph-sdk-go and azidentity',
    [{ name: 'main.go', language: 'go', text }],
    graphSampleNotes,
  );
}
