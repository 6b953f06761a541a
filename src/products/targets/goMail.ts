// Go: go-mail for SMTP, with the token from MSAL for Go.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteGo } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const go = codeTemplate(quoteGo);

export const goMail: Target = {
  id: 'goMail',
  name: 'Go (go-mail)',
  kind: 'library',
  summary: 'Sends mail from Go over SMTP AUTH.',
  words: ['Go', 'golang'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['clientSecret', 'clientCertificate'],
  defaultGrant: 'clientSecret',
  why: 'MSAL for Go gets the token; go-mail takes it as the password.',
  notices: [],
  source: 'wneessen/go-mail auth.go, client.go and smtp/auth_xoauth2.go (2026-07-19)',
  asOf: '2026-07-19',
  clouds: anyHosts,
  cloudsWhy: 'MSAL takes any authority; mail hosts are arguments.',
  targets: ['goMail'],
  instead: ['nodemailer', 'emailOAuth2Proxy'],
  cannot: 'The sample gets its token as an application, with a client secret or a certificate.',
  keys: [
    {
      file: 'main.go',
      source: 'wneessen/go-mail auth.go, client.go and smtp/auth_xoauth2.go',
      release: '0.8.1',
      readOn: '2026-11-29',
      keys: apiNames(
        'NewCredFromSecret',
        'Getenv',
        'Fatal',
        'New',
        'AcquireTokenByCredential',
        'Background',
        'NewClient',
        'WithTLSPortPolicy',
        'TLSMandatory',
        'WithPort',
        'WithSMTPAuth',
        'SMTPAuthXOAUTH2',
        'WithUsername',
        'WithPassword',
        'AccessToken',
        'NewMsg',
        'From',
        'To',
        'Subject',
        'SetBodyString',
        'TypeTextPlain',
        'DialAndSend',
        'CertFromPEM',
        'NewCredFromCert',
        'WithInstanceDiscovery',
      ),
    },
  ],
  render: renderGoMail,
};

function renderGoMail(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port, security } = context.endpoints.smtp;
  const certificate = registration.grant === 'clientCertificate';
  const discovery = context.ownHosts ? ', confidential.WithInstanceDiscovery(false)' : '';
  const tls = security === 'startTls' ? 'mail.WithTLSPortPolicy(mail.TLSMandatory)' : 'mail.WithSSL()';
  const text = go`// Sends one message with OAuth 2.0. It holds no secret.
package main

import (
	"context"
	"log"
	"os"

	"github.com/AzureAD/microsoft-authentication-library-for-go/apps/confidential"
	"github.com/wneessen/go-mail"
)

func main() {
	${verbatim(certificate ? certificateLines : '')}credential, err := confidential.${verbatim(certificate ? 'NewCredFromCert(certificates, key)' : 'NewCredFromSecret(os.Getenv("EXCHANGE_CLIENT_SECRET"))')}
	if err != nil {
		log.Fatal(err)
	}
	app, err := confidential.New(${context.tenantAuthority}, ${registration.clientId}, credential${verbatim(discovery)})
	if err != nil {
		log.Fatal(err)
	}
	token, err := app.AcquireTokenByCredential(context.Background(), []string{${context.scopesFor('smtp')[0] ?? ''}})
	if err != nil {
		log.Fatal(err)
	}
	client, err := mail.NewClient(${host}, ${verbatim(tls)}, mail.WithPort(${port}),
		mail.WithSMTPAuth(mail.SMTPAuthXOAUTH2), mail.WithUsername(${mailbox.address}), mail.WithPassword(token.AccessToken))
	if err != nil {
		log.Fatal(err)
	}
	message := mail.NewMsg()
	if err := message.From(${context.from}); err != nil {
		log.Fatal(err)
	}
	if err := message.To(${mailbox.address}); err != nil {
		log.Fatal(err)
	}
	message.Subject("Test message")
	message.SetBodyString(mail.TypeTextPlain, "Sent with OAuth 2.0.")
	if err := client.DialAndSend(message); err != nil {
		log.Fatal(err)
	}
}
`;
  return configFile(
    'your module; go get github.com/wneessen/go-mail and the MSAL module',
    [{ name: 'main.go', language: 'go', text }],
    [
      certificate
        ? 'Set EXCHANGE_CERTIFICATE and EXCHANGE_PRIVATE_KEY (PEM) in the environment of the run.'
        : 'Set EXCHANGE_CLIENT_SECRET in the environment of the run.',
      'It sends one message from the mailbox to itself.',
    ],
  );
}

const certificateLines = `pem := []byte(os.Getenv("EXCHANGE_CERTIFICATE") + "\\n" + os.Getenv("EXCHANGE_PRIVATE_KEY"))
	certificates, key, err := confidential.CertFromPEM(pem, "")
	if err != nil {
		log.Fatal(err)
	}
	`;
