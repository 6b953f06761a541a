// What marks a block as Exchange's or as somebody else's. Without a mark a file has nothing to do with mail here.
import { isMailAddress } from '../../core/text/text.ts';
import type { Call, Range } from '../model.ts';
import type { Fact, HostFact, Item, Scene } from './facts.ts';
import { protocolOfPort } from './mailHosts.ts';
import { graphMail, isExchangeScope, isMailPermission, outlookRest } from './urls.ts';

export interface Signal extends Range {
  readonly of: 'exchange' | 'other';
  readonly blocks: readonly number[];
  readonly owner: readonly string[];
}

const mostSignals = 150;

/** Every mark of a file. */
export function signalsOf(scene: Scene): Signal[] {
  const all: readonly Signal[] = [
    ...hostSignals(scene),
    ...urlSignals(scene),
    // In source code a list of IDs alone asks for nothing.
    ...(isCode(scene) ? [] : scene.permissions.map((fact) => exchange(fact.item))),
    ...graphBlocks(scene),
    ...callSignals(scene),
    ...otherSignals(scene),
  ];
  return all.slice(0, mostSignals);
}

function exchange(item: Item, owner: readonly string[] = []): Signal {
  return { of: 'exchange', blocks: item.blocks, owner, start: item.start, end: item.end };
}

function hostSignals(scene: Scene): Signal[] {
  return scene.hosts
    .filter((host) => host.provider !== 'direct' && (host.provider !== 'other' || isMailHost(host)))
    .map((host) => ({
      ...exchange(host.item, host.owner),
      of: host.provider === 'exchange' ? 'exchange' : 'other',
    }));
}

/** Another provider's mail host, and not the host of a database. */
function isMailHost({ host, wanted, port }: HostFact): boolean {
  return (
    wanted !== undefined ||
    /^(?:smtp|imap|pop3?|mail|email)[\w-]*\./i.test(host) ||
    protocolOfPort(port?.text ?? '') !== undefined
  );
}

function urlSignals(scene: Scene): Signal[] {
  const scopes = scene.scopes.filter(
    (scope) => isExchangeScope(scope) || (isMailScope(scope.permission) && scope.resource !== 'other'),
  );
  const urls = scene.items.filter(
    (item) =>
      item.form !== 'code' &&
      item.text.length < 2_000 &&
      item.text.includes('://') &&
      (outlookRest.test(item.text) || graphMail.test(item.text) || /^microsoftgraph\+api:/.test(item.text)),
  );
  const ews = scene.facts.filter((fact) => fact.role === 'ewsUrl');
  const mailLogin = /saslXoauth2|emailproxy|pizauth|offlineimap/.test(scene.kind.program) ? scene.logins : [];
  const davmail = scene.items.filter(
    (item) => item.setting?.path === 'davmail.mode' && /^O365/i.test(item.text),
  );
  const resource = scene.items.filter(
    (item) =>
      /^resource/i.test(item.setting?.name ?? '') &&
      /^https:\/\/outlook\.office(?:365)?\.com\/?$/.test(item.text),
  );
  return [
    ...scopes.map((scope) => exchange(scope.item)),
    ...[...urls, ...resource].map((item) => exchange(item)),
    ...davmail.map((item) => exchange(item, ['davmail'])),
    ...ews.map((fact) => exchange(fact.item, fact.owner)),
    ...mailLogin.map((login) => exchange(login.item, login.owner)),
  ];
}

/** A calendar or an address book alone does not count as mail. */
const isMailScope = (permission: string): boolean =>
  isMailPermission(permission) && !/^(?:calendars|contacts)\./i.test(permission);

const graphWord = /graph|o365|office_?365|outlook|microsoft|exchange|m365/;
const mailWord = /mail|smtp|imap|inbox|sender|exchange|outlook/;

/** Graph for mail: a transport of that name, or ids beside a mailbox, or a section named after both. */
function graphBlocks(scene: Scene): Signal[] {
  const withIds = blocksWithIds(scene);
  const hasClient = scene.facts.some((fact) => fact.role === 'clientId');
  const organizations = new Set(
    scene.parsed.settings
      .filter(({ name, text }) => name === 'organization' && /\.onmicrosoft\.\w{2,3}$/i.test(text))
      .map(({ blocks }) => blocks.join()),
  );
  return scene.facts.flatMap((fact) => {
    const path = fact.item.setting?.path ?? '';
    if (fact.what === 'protocol' && graphWord.test(fact.text.toLowerCase()))
      return [exchange(fact.item, fact.owner)];
    if (fact.role === 'clientId' || fact.role === 'tenant' || fact.role === 'secret') {
      const both = graphWord.test(path) && mailWord.test(path.replace(/microsoft_?graph|ms_?graph/, 'graph'));
      if (both && scene.kind.format !== 'powershell' && !isCode(scene))
        return [exchange(fact.item, fact.owner)];
    }
    // What Connect-ExchangeOnline takes: a certificate beside the organization's domain.
    if (fact.role === 'certificate' && organizations.has(fact.item.blocks.join()))
      return [exchange(fact.item, fact.owner)];
    if (
      fact.role === 'mailbox' &&
      isCode(scene) &&
      graphWord.test(path) &&
      isMailAddress(fact.text) &&
      hasClient
    )
      return [exchange(fact.item, fact.owner)];
    if (fact.role === 'mailbox' && withIds.has(fact.item.blocks.at(-1)) && /mail|sender/.test(path))
      return [exchange(fact.item, fact.owner)];
    return (scene.kind.program === 'smtp2graph' && /(?:^|\.)app_?reg\./.test(path)) ||
      (scene.kind.program === 'parsedmarc' && /^msgraph\./.test(path))
      ? [exchange(fact.item)]
      : [];
  });
}

export function isCode(scene: Pick<Scene, 'kind'>): boolean {
  return scene.kind.program === 'code';
}

/** The blocks in which a tenant and a client ID stand; undefined is outside of all. */
function blocksWithIds(scene: Scene): ReadonlySet<number | undefined> {
  if (isCode(scene)) return new Set();
  const blocksOf = (role: Fact['role']): ReadonlySet<number | undefined> =>
    new Set(scene.facts.filter((fact) => fact.role === role).map(({ item }) => item.blocks.at(-1)));
  const clients = blocksOf('clientId');
  return new Set([...blocksOf('tenant')].filter((block) => clients.has(block)));
}

const exchangeCommands =
  /^(?:Connect-ExchangeOnline|New-ApplicationAccessPolicy|Test-ApplicationAccessPolicy|New-ManagementRoleAssignment|Test-ServicePrincipalAuthorization|Send-MgUserMail|Get-MgUserMessage|Get-MgUserMailFolder\w*|Set-CASMailbox|Set-TransportConfig)$/i;

const graphMailPath =
  /^\/(?:me|users\/[^\s/]{1,200})\/(?:sendMail|messages|mailFolders|mailboxSettings)(?:[/?]|$)/;

function callSignals(scene: Scene): Signal[] {
  const { calls } = scene.parsed;
  const o365 = /\bfrom\s+O365\s+import\b/.test(scene.text);
  const exchangelib = /\bexchangelib\b/.test(scene.text);
  return calls
    .filter(
      (call) =>
        exchangeCommands.test(call.name) ||
        (o365 && /^(?:mailbox|new_message)$/.test(call.name)) ||
        (exchangelib && isCloudAccount(call)) ||
        // Graph's client for JavaScript: `client.api('/me/sendMail')`.
        (call.name === 'api' && graphMailPath.test(call.args[0]?.text ?? '')),
    )
    .map((call) => ({ of: 'exchange', blocks: call.blocks, owner: [], start: call.start, end: call.end }));
}

/** exchangelib finds the server by itself: tokens of Entra, and mailboxes of Microsoft's own domains, are the cloud's. */
function isCloudAccount({ name, args }: Call): boolean {
  if (name === 'OAuth2Credentials') return args.some((each) => each.name === 'tenant_id');
  return (
    name === 'Account' &&
    args.some(({ text }) => /@(?:outlook|hotmail|live|msn|[\w-]+\.onmicrosoft)\.[a-z.]{2,6}$/i.test(text))
  );
}

const otherWords =
  /^https?:\/\/[^/\s]*(?:google|googleapis|okta|auth0|amazonaws|analysis\.windows\.net|vault\.azure|database\.windows|storage\.azure|sharepoint\.com|management\.azure|powerbi|dynamics\.com)|googleusercontent|^https:\/\/mail\.google\.com|analysis\.windows\.net/i;

function otherSignals(scene: Scene): Signal[] {
  return scene.items
    .filter(
      (item) =>
        item.form !== 'code' &&
        item.text.length < 2_000 &&
        item.text.includes('.') &&
        otherWords.test(item.text),
    )
    .map((item) => ({ of: 'other', blocks: item.blocks, owner: [], start: item.start, end: item.end }));
}
