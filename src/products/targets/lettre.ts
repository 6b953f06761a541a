// lettre (Rust): SMTP with a token that the program gets by itself with reqwest.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteRust } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const rust = codeTemplate(quoteRust);

export const lettre: Target = {
  id: 'lettre',
  name: 'lettre (Rust)',
  kind: 'library',
  summary: 'Sends mail from Rust over SMTP AUTH.',
  words: ['Rust', 'Cargo'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'lettre takes the token as the password; one request gets it.',
  notices: [],
  source: 'lettre/lettre src/transport/smtp/authentication.rs and src/transport/smtp/transport.rs (0.11)',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail host are arguments.',
  instead: ['msmtp', 'emailOAuth2Proxy'],
  cannot: 'The sample gets its token as an application with a client secret.',
  targets: ['lettre'],
  keys: [
    {
      file: 'main.rs',
      source: 'lettre/lettre src/transport/smtp/authentication.rs and transport.rs; docs.rs reqwest',
      release: '0.11.21',
      readOn: '2026-11-29',
      keys: apiNames(
        'env',
        'var',
        'blocking',
        'Client',
        'builder',
        'redirect',
        'Policy',
        'none',
        'build',
        'Value',
        'post',
        'form',
        'as_str',
        'send',
        'json',
        'to_string',
        'into',
        'from',
        'parse',
        'to',
        'subject',
        'body',
        'starttls_relay',
        'port',
        'credentials',
        'new',
        'authentication',
        'Xoauth2',
      ),
    },
    {
      file: 'Cargo.toml',
      source: 'The Cargo Book, The Manifest Format',
      release: '0.11.21',
      readOn: '2026-11-29',
      keys: [
        { name: 'package.name', type: 'text', required: true },
        { name: 'package.version', type: 'text' },
        { name: 'package.edition', type: 'text', values: ['2021', '2024'] },
        { name: 'dependencies.lettre', type: 'text', required: true },
        { name: 'dependencies.reqwest', type: 'text' },
        { name: 'dependencies.serde_json', type: 'text' },
      ],
    },
  ],
  render: renderLettre,
};

function renderLettre(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port, security } = context.endpoints.smtp;
  const relay = security === 'startTls' ? 'starttls_relay' : 'relay';
  const text = rust`// Sends one message with OAuth 2.0. It holds no secret.
use lettre::message::Message;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::{SmtpTransport, Transport};
use std::error::Error;

fn access_token() -> Result<String, Box<dyn Error>> {
    let secret = std::env::var("EXCHANGE_CLIENT_SECRET")?;
    // A redirect is never followed with the secret.
    let client = reqwest::blocking::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let answer: serde_json::Value = client
        .post(${context.tokenUrl})
        .form(&[
            ("grant_type", "client_credentials"),
            ("client_id", ${registration.clientId}),
            ("client_secret", secret.as_str()),
            ("scope", ${context.scopesFor('smtp')[0] ?? ''}),
        ])
        .send()?
        .json()?;
    match answer["access_token"].as_str() {
        Some(token) => Ok(token.to_string()),
        None => Err(answer["error_description"].to_string().into()),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mailbox = ${mailbox.address};
    let message = Message::builder()
        .from(${context.from}.parse()?)
        .to(mailbox.parse()?)
        .subject("Test message")
        .body(String::from("Sent with OAuth 2.0."))?;
    let transport = SmtpTransport::${verbatim(relay)}(${host})?
        .port(${port})
        .credentials(Credentials::new(mailbox.to_string(), access_token()?))
        .authentication(vec![Mechanism::Xoauth2])
        .build();
    transport.send(&message)?;
    Ok(())
}
`;
  const manifest = `[package]
name = "exchange-mail"
version = "0.1.0"
edition = "2021"

[dependencies]
lettre = "0.11"
reqwest = { version = "0.12", features = ["blocking", "json"] }
serde_json = "1"
`;
  return configFile(
    'src/main.rs and Cargo.toml of a Cargo package',
    [
      { name: 'main.rs', language: 'rust', text },
      { name: 'Cargo.toml', language: 'toml', text: manifest },
    ],
    [
      'Set EXCHANGE_CLIENT_SECRET in the environment of the run.',
      'A token lives about an hour: get a new one for each connection.',
      'It sends one message from the mailbox to itself.',
    ],
  );
}
