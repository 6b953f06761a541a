// Fills the placeholders of advice with values from the context. Values are data: capped, flattened, quoted.
import { type Cloud, shownCloud } from '../core/endpoints/clouds.ts';
import { grants } from '../core/permissions/grants.ts';
import { applicationPermissions, permissionFor, resourceNames } from '../core/permissions/permissions.ts';
import { protocols } from '../core/permissions/protocols.ts';
import type { ProtocolId } from '../core/registration/registration.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { redactPatterns } from '../core/text/secretShapes.ts';
import { plainLine } from '../core/text/text.ts';
import { type AdviceContext, opensAnother } from './context.ts';

/**
 * A value from a person or server as plain text: one line, masked, without invisible characters and without anything
 * that Markdown, a `command:` link or an icon name (`$(icon)`) could be made of.
 */
export function asPlainText(value: string, max = 120): string {
  return plainLine(redactPatterns(value), max)
    .replace(/\[(?!masked\])|(?<!\[masked)\]|[<>`]/g, ' ')
    .replace(/\bcommand:/gi, 'command ')
    .replaceAll('$(', '$ (');
}

/** PowerShell ends a single-quoted string at any of these (CharTraits.IsSingleQuote in PowerShell's CharTraits.cs). */
const singleQuotes = /['\u2018\u2019\u201a\u201b]/g;

/** A single-quoted PowerShell string; a value that would not survive unchanged is replaced by a name to fill in. */
function quoteForPowerShell(value: string | undefined, name: string): string {
  if (value === undefined || value === '' || asPlainText(value, 320) !== value) return `'<${name}>'`;
  return `'${value.replace(singleQuotes, '$&$&')}'`;
}

/** Cloud whose hosts and portals a registration uses. */
const cloudOf = ({ registration, cloud = 'global' }: AdviceContext): Cloud =>
  shownCloud(registration?.cloud ?? cloud);

const accessOf = (context: AdviceContext): 'app' | 'delegated' | undefined => {
  if (context.registration !== undefined) return grants[context.registration.grant].access;
  if (context.claims === undefined) return undefined;
  return context.claims.kind === 'app' ? 'app' : 'delegated';
};

function permissionWords(context: AdviceContext): string {
  const access = accessOf(context);
  if (context.protocol === undefined || access === undefined) return 'the permission of the protocol';
  const { value } = permissionFor(context.protocol, access);
  return context.protocol === 'graph' && access === 'delegated' && opensAnother(context)
    ? `${value}.Shared`
    : value;
}

function scopeWords(context: AdviceContext): string {
  const cloud = cloudOf(context);
  const { protocol } = context;
  const graph = `${cloud.graph.value}/`;
  const exchange = `${cloud.exchangeResource.value}/`;
  if (protocol === undefined) return `${exchange}.default (EWS, IMAP, POP, SMTP) or ${graph}.default (Graph)`;
  if (accessOf(context) !== 'delegated') return `${protocol === 'graph' ? graph : exchange}.default`;
  const value = permissionFor(protocol, 'delegated').value;
  if (protocol === 'graph') return `${graph}${value}`;
  return protocol === 'ews'
    ? `${exchange}${value}`
    : `${cloud.exchangeDelegatedResource.value}/${value} offline_access`;
}

const resourceWords = (protocol: ProtocolId | undefined): string =>
  protocol === undefined
    ? 'Office 365 Exchange Online'
    : resourceNames[protocol === 'graph' ? 'graph' : 'exchange'];

function hostWords(evidence: Evidence | undefined): string {
  return evidence !== undefined && 'host' in evidence ? asPlainText(evidence.host, 255) : 'the server';
}

function enableProtocol(context: AdviceContext, mailbox: string): string {
  const set = `Set-CASMailbox -Identity ${mailbox}`;
  switch (context.protocol) {
    case 'imap':
      return `${set} -ImapEnabled $true`;
    case 'pop':
      return `${set} -PopEnabled $true`;
    case 'ews':
      return `${set} -EwsEnabled $true`;
    case 'smtp':
      return `${set} -SmtpClientAuthenticationDisabled $false`;
    default:
      return `${set} -ImapEnabled $true -PopEnabled $true`;
  }
}

const addEwsAppId = (clientId: string): string =>
  `$ids = @(((Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy).EwsAllowedAppIDs -split ',') + ${clientId} | Where-Object { $_ } | Select-Object -Unique)\nSet-OrganizationConfig -EwsAllowedAppIDs ($ids -join ',')`;

type Values = Readonly<Record<string, () => string>>;

/** Where the Entra admin center shows the application. */
function portalValues(context: AdviceContext): Values {
  const { registration } = context;
  const cloud = cloudOf(context);
  const app = registration === undefined ? 'your application' : asPlainText(registration.name);
  const entra = `the Entra admin center (${cloud.entraPortal.value})`;
  const registrations = `${entra} > App registrations > ${app}`;
  return {
    entra: () => entra,
    registrations: () => registrations,
    secrets: () => `${registrations} > Certificates & secrets`,
    authentication: () => `${registrations} > Authentication`,
    apiPermissions: () => `${registrations} > API permissions`,
    enterprise: () => `${entra} > Enterprise applications > ${app}`,
    signInLog: () => `${entra} > Monitoring & health > Sign-in logs`,
    authority: () => cloud.authority.value,
  };
}

const rbacRoleOf = (protocol: ProtocolId | undefined): string =>
  (protocol === undefined ? undefined : applicationPermissions[protocol].rbacRole) ??
  'Application EWS.AccessAsApp';

/** What the advice is about: protocol, permission, server, mailbox and what was seen. */
function subjectValues(context: AdviceContext): Values {
  const { mailbox, claims, protocol } = context;
  return {
    permission: () => permissionWords(context),
    resource: () => resourceWords(protocol),
    scope: () => scopeWords(context),
    protocol: () => (protocol === undefined ? 'The protocol' : protocols[protocol].label),
    host: () => hostWords(context.evidence),
    mailbox: () => (mailbox === undefined ? '<mailbox>' : asPlainText(mailbox.address, 320)),
    seen: () => (claims?.audience ? `one for ${asPlainText(claims.audience)}` : 'a token for something else'),
    understood: () => context.understood ?? '',
    named: () => (context.named === undefined ? 'a code' : `“${asPlainText(context.named, 100)}”`),
    rbacRole: () => rbacRoleOf(protocol),
  };
}

/** Arguments and whole commands for PowerShell. */
function powerShellValues(context: AdviceContext): Values {
  const { registration, mailbox, claims, protocol } = context;
  const box = quoteForPowerShell(mailbox?.address, 'mailbox');
  const clientId = quoteForPowerShell(
    registration?.clientId ?? claims?.appId ?? context.ids?.clientId,
    'client ID',
  );
  const account = () => quoteForPowerShell(claims?.user ?? mailbox?.signInAs, 'signed-in account');
  const environment = cloudOf(context).powerShellEnvironment.value;
  const principal = "'<Identity from Get-ServicePrincipal>'";
  return {
    clientId: () => clientId,
    clientIdPs: () => clientId,
    mailboxPs: () => box,
    controlPs: () => quoteForPowerShell(mailbox?.controlMailbox, 'control mailbox'),
    accountPs: account,
    rbacRolePs: () => `'${rbacRoleOf(protocol)}'`,
    connect: () =>
      environment === 'O365Default'
        ? 'Connect-ExchangeOnline'
        : `Connect-ExchangeOnline -ExchangeEnvironmentName ${environment}`,
    addServicePrincipal: () =>
      `New-ServicePrincipal -AppId ${clientId} -ObjectId '<Object ID of the enterprise application>' -DisplayName ${quoteForPowerShell(registration?.name, 'name')}`,
    addFullAccess: () => `Add-MailboxPermission -Identity ${box} -User ${principal} -AccessRights FullAccess`,
    checkAccess: () =>
      `Test-ApplicationAccessPolicy -AppId ${clientId} -Identity ${box}\nTest-ServicePrincipalAuthorization -Identity ${clientId} -Resource ${box}`,
    addSendAs: () =>
      `Add-RecipientPermission -Identity ${quoteForPowerShell(mailbox?.sendAs ?? mailbox?.address, 'From address')} -AccessRights SendAs -Trustee ${accessOf(context) === 'app' ? principal : account()}`,
    enableProtocol: () => enableProtocol(context, box),
    addEwsAppId: () => addEwsAppId(clientId),
  };
}

/** Values of every placeholder. */
const valuesOf = (context: AdviceContext): Values => ({
  ...portalValues(context),
  ...subjectValues(context),
  ...powerShellValues(context),
});

/** The text with every `{placeholder}` filled; an unknown one stays, which a test forbids. */
export function fill(text: string, context: AdviceContext): string {
  if (!text.includes('{')) return text;
  const values = valuesOf(context);
  return text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name]?.() ?? whole) : whole,
  );
}
