// Graph SDK for Java 6: sends one message as the application.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteJava } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { microsoftClouds } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { graphSampleNotes } from '../parts/sampleNotes.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const java = codeTemplate(quoteJava);

export const graphJava: Target = {
  id: 'graphJava',
  name: 'Graph SDK for Java',
  kind: 'library',
  summary: 'Sends mail from Java with Microsoft’s Graph SDK.',
  words: ['Java', 'Kotlin', 'microsoft-graph'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'azure-identity gets the token and the SDK sends.',
  notices: [],
  source:
    'learn.microsoft.com, Build Java apps with Microsoft Graph; microsoftgraph/msgraph-sdk-java README.md (6)',
  asOf: '2026-11-29',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  instead: ['python', 'node'],
  cannot: 'The sample signs in as an application.',
  clouds: microsoftClouds,
  cloudsWhy: 'Sign-in host and Graph root are arguments of the SDK.',
  targets: ['graphJava'],
  keys: [
    {
      file: 'GraphSend.java',
      source:
        'learn.microsoft.com, Build Java apps with Microsoft Graph; microsoftgraph/msgraph-sdk-java README.md',
      release: '6.x',
      readOn: '2026-11-29',
      keys: apiNames(
        'authorityHost',
        'tenantId',
        'clientId',
        'clientSecret',
        'getenv',
        'build',
        'getRequestAdapter',
        'setBaseUrl',
        'setAddress',
        'setEmailAddress',
        'setContentType',
        'Text',
        'setContent',
        'setSubject',
        'setBody',
        'setToRecipients',
        'of',
        'setMessage',
        'setSaveToSentItems',
        'users',
        'byUserId',
        'sendMail',
        'post',
      ),
    },
  ],
  render: renderGraphJava,
};

function renderGraphJava(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = java`import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.sendmail.SendMailPostRequestBody;
import java.util.List;

/** Sends one message with the Graph SDK. It holds no secret. */
public class GraphSend {
  public static void main(String[] args) {
    ClientSecretCredential credential =
        new ClientSecretCredentialBuilder()
            .authorityHost(${context.endpoints.authority})
            .tenantId(${registration.tenantId})
            .clientId(${registration.clientId})
            .clientSecret(System.getenv("EXCHANGE_CLIENT_SECRET"))
            .build();
    GraphServiceClient client = new GraphServiceClient(credential, ${context.scopesFor('graph')[0] ?? ''});
    client.getRequestAdapter().setBaseUrl(${`${context.endpoints.graph}/v1.0`});
    EmailAddress address = new EmailAddress();
    address.setAddress(${mailbox.address});
    Recipient recipient = new Recipient();
    recipient.setEmailAddress(address);
    ItemBody content = new ItemBody();
    content.setContentType(BodyType.Text);
    content.setContent("Sent with OAuth 2.0.");
    Message message = new Message();
    message.setSubject("Test message");
    message.setBody(content);
    message.setToRecipients(List.of(recipient));
    SendMailPostRequestBody body = new SendMailPostRequestBody();
    body.setMessage(message);
    body.setSaveToSentItems(false);
    client.users().byUserId(${context.from}).sendMail().post(body);
  }
}
`;
  return configFile(
    'your project; com.microsoft.graph:microsoft-graph and com.azure:azure-identity',
    [{ name: 'GraphSend.java', language: 'java', text }],
    graphSampleNotes,
  );
}
