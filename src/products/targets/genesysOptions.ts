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
    : 'the password of the account that signs in';

/** Options whose meaning both sections share; scope is one resource, since a token is for one. */
function shared(
  registration: Registration,
  context: RenderContext,
  protocol: ProtocolId,
  effect: string,
): readonly GenesysOption[] {
  const graph = protocol === 'graph';
  const resource = graph ? context.endpoints.graphResource : context.endpoints.exchangeDelegatedResource;
  return [
    { label: 'type', value: protocol.toUpperCase(), valid: 'IMAP, EWS or GRAPH with OAuth 2.0' },
    ...(graph
      ? []
      : [
          {
            label: `mail.${protocol}.auth.mechanisms`,
            value: 'XOAUTH2',
            note: 'Without it the options below have no effect.',
          },
        ]),
    { label: 'client-id', value: registration.clientId, standard: 'none', note: effect },
    { label: 'directory-id', value: registration.tenantId, standard: 'none', note: effect },
    {
      label: 'tenant-authority',
      value: context.endpoints.authority,
      standard: 'https://login.microsoftonline.com',
      note: effect,
    },
    {
      label: 'scope',
      value: `${resource}/.default`,
      standard: 'https://outlook.office.com/.default',
      valid: 'that, or https://graph.microsoft.com/.default',
      note: effect,
    },
    ...(registration.grant === 'clientSecret' && !graph
      ? [
          {
            label: 'grant-type',
            value: 'client_credentials',
            note: 'Newer releases only (medium confidence).',
          },
        ]
      : []),
    {
      label: 'password',
      value: passwordWords(registration),
      words: true,
      secret: true,
      note: 'Entered in Genesys; it is in no file.',
    },
  ];
}

/** The options that read a mailbox. */
export function popClient(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
  protocol: ProtocolId,
): readonly GenesysOption[] {
  const effect = 'Takes effect at the next POP cycle; since 8.5.107.06.';
  const address = registration.grant === 'password' ? context.signInAs : mailbox.address;
  return [
    { label: 'mailbox', value: address, note: 'The account that is read.' },
    ...(protocol === 'imap'
      ? [
          { label: 'server', value: context.endpoints.imap.host },
          { label: 'port', value: String(context.endpoints.imap.port) },
        ]
      : []),
    ...shared(registration, context, protocol, effect),
  ];
}

/** The options that send. */
export function smtpClient(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
  protocol: ProtocolId,
): readonly GenesysOption[] {
  const effect = 'Takes effect at start or restart; since 8.5.107.06.';
  return [
    {
      label: 'user',
      value: registration.grant === 'password' ? context.signInAs : (mailbox.sendAs ?? mailbox.address),
      note: 'The account that sends.',
    },
    ...shared(registration, context, protocol, effect),
    {
      label: 'token-expiry-margin-time',
      value: '00:05:00',
      standard: '00:00:10',
      valid: 'under one hour, hh:mm:ss',
      note: 'How long before its end a token is renewed; since 8.5.107.06.',
    },
  ];
}
