// The options of Genesys E-mail Server's [pop-client] and [smtp-client] sections, with defaults and valid values.
import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteIni } from '../../snippets/quoteConfiguration.ts';
import type { RenderContext } from '../product.ts';
import type { SheetField } from '../settingsSheet.ts';

const ini = codeTemplate(quoteIni);

export interface GenesysOption extends SheetField {
  /** Left out of the file: the secret goes into the product, not into a file. */
  readonly secret?: boolean;
}

/** A section as text; the password is left out. */
export const optionSection = (name: string, options: readonly GenesysOption[]): string =>
  `[${name}]\n${options
    .filter((option) => option.secret !== true)
    .map((option) => ini`${verbatim(option.label)} = ${option.value}\n`)
    .join('')}`;

/** What goes into the option `password`, in words. */
export const passwordWords = (registration: Registration): string =>
  registration.grant === 'clientSecret'
    ? 'the client secret’s Value (not the Secret ID)'
    : 'the password of the mailbox’s account';

interface Section {
  readonly registration: Registration;
  readonly context: RenderContext;
  readonly protocol: ProtocolId;
  /** When a change takes effect. */
  readonly effect: string;
}

const introduced = 'Introduced in 8.5.107.06';

/** When each option changed after 8.5.107.06, by section (the vendor's options reference). */
const modified: Readonly<Record<string, string>> = {
  'scope pop': '8.5.202.02, 8.5.205.03',
  'scope smtp': '8.5.205.03',
  'client-id': '8.5.201.05, 8.5.202.02, 8.5.205.03',
  'tenant-authority': '8.5.201.05, 8.5.202.02, 8.5.205.03',
  'directory-id': '8.5.202.02, 8.5.205.03',
  'token-expiry-margin-time': '8.5.202.02',
};

const history = (effect: string, versions: string | undefined): string =>
  `Takes effect ${effect}. ${introduced}${versions === undefined ? '' : `, modified in ${versions}`}.`;

/** Options that both sections share; scope is one resource, since a token is for one. */
function shared(section: Section, scopeVersions: string | undefined): readonly GenesysOption[] {
  const { registration, context, protocol, effect } = section;
  const graph = protocol === 'graph';
  const resource = graph ? context.endpoints.graphResource : context.endpoints.exchangeDelegatedResource;
  return [
    {
      label: 'client-id',
      value: registration.clientId,
      standard: 'none',
      valid: 'the client ID of the application in Microsoft Azure (or Google)',
      note: history(effect, modified['client-id']),
    },
    {
      label: 'directory-id',
      value: registration.tenantId,
      standard: 'none',
      valid: 'the tenant ID',
      note: history(effect, modified['directory-id']),
    },
    {
      label: 'tenant-authority',
      value: context.endpoints.authority,
      standard: 'https://login.microsoftonline.com',
      valid: 'that; for Google a text that contains google',
      note: history(effect, modified['tenant-authority']),
    },
    {
      label: 'scope',
      value: `${resource}/.default`,
      standard: 'https://outlook.office.com/.default',
      valid: 'that, or https://graph.microsoft.com/.default',
      note: history(effect, scopeVersions),
    },
    ...(registration.grant === 'clientSecret' && !graph
      ? [
          {
            label: 'grant-type',
            value: 'client_credentials',
            from: 'vendorPage' as const,
            note: 'Newer releases only; password holds the application’s secret then.',
          },
        ]
      : []),
    {
      label: 'password',
      value: passwordWords(registration),
      words: true,
      secret: true,
      from: 'vendorPage',
      note: 'Entered in Genesys; it is in no file.',
    },
  ];
}

const mechanisms = (protocol: ProtocolId, pattern: string): readonly GenesysOption[] =>
  protocol === 'graph'
    ? []
    : [
        {
          label: `mail.${protocol}.auth.mechanisms`,
          value: 'XOAUTH2',
          note: `${pattern} of the guide. Without it the options below have no effect.`,
        },
      ];

/** The options that read a mailbox. */
export function popClient(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
  protocol: ProtocolId,
): readonly GenesysOption[] {
  const section: Section = { registration, context, protocol, effect: 'at the next POP cycle' };
  return [
    {
      label: 'type',
      value: protocol.toUpperCase(),
      valid: 'IMAP or EWS with OAuth 2.0; GRAPH in newer releases',
    },
    { label: 'mailbox', value: mailbox.address, note: 'The account that is read.', from: 'ours' },
    ...(protocol === 'imap'
      ? [
          { label: 'server', value: context.endpoints.imap.host, from: 'ours' as const },
          { label: 'port', value: String(context.endpoints.imap.port), from: 'ours' as const },
        ]
      : []),
    ...mechanisms(protocol, 'mail.<type>.auth.mechanisms'),
    ...shared(section, modified['scope pop']),
  ];
}

/** The options that send: only EWS, and Graph in newer releases. */
export function smtpClient(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
  protocol: 'ews' | 'graph',
): readonly GenesysOption[] {
  const section: Section = { registration, context, protocol, effect: 'at start or restart' };
  const sendsAsAnother = mailbox.sendAs !== undefined && mailbox.sendAs !== mailbox.address;
  return [
    {
      label: 'server-type',
      value: protocol.toUpperCase(),
      valid: 'EWS with OAuth 2.0; GRAPH in newer releases',
      note: 'Sending with OAuth 2.0 never goes over IMAP or SMTP.',
    },
    {
      label: 'enable-authentication',
      value: 'true',
      standard: 'false',
      valid: 'true, false',
      from: 'vendorPage',
      note: 'With true the options user and password are used.',
    },
    { label: 'user', value: mailbox.address, from: 'vendorPage', note: 'The account that sends.' },
    ...(protocol === 'graph'
      ? [
          {
            label: 'allow-delegate',
            value: String(sendsAsAnother),
            standard: 'false',
            valid: 'true, false',
            from: 'vendorPage' as const,
            note: 'True to send as another address over Graph; give Send As in Exchange first.',
          },
        ]
      : []),
    ...mechanisms(protocol, 'mail.<server-type>.auth.mechanisms'),
    ...shared(section, modified['scope smtp']),
    ...(protocol === 'ews' ? [expiryMargin] : []),
  ];
}

const expiryMargin: GenesysOption = {
  label: 'token-expiry-margin-time',
  value: '00:05:00',
  standard: '00:00:10',
  valid: 'under one hour, hh:mm:ss',
  note: `How long before the token’s end the SMTP connection is closed, so that the server does not close it first; only with XOAUTH2. ${introduced}, modified in ${modified['token-expiry-margin-time']}.`,
};
