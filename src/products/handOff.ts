// The hand-off documents as Markdown: the administrator's sheet and the signed-off test report.
import { clouds, isMicrosoftCloud } from '../core/endpoints/clouds.ts';
import { grants } from '../core/permissions/grants.ts';
import { type Permission, requiredResourceAccess, resourceNames } from '../core/permissions/permissions.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { Mailbox, Registration } from '../core/registration/registration.ts';
import type { AdminScript } from '../snippets/adminScripts/adminScript.ts';
import { cellCode, codeBlock, codeSpan, escapeMarkdown } from '../snippets/quoteMarkdown.ts';
import type { CatalogueEntry, Notice, RegistrationShape } from './product.ts';

export interface SheetContent {
  readonly registration: Registration;
  readonly product: Pick<CatalogueEntry, 'name' | 'summary'>;
  readonly permissions: readonly Permission[];
  readonly shape: RegistrationShape;
  readonly notices: readonly Notice[];
  /** In the order in which they run. */
  readonly scripts: readonly AdminScript[];
  /** Page on which an administrator consents, if a redirect URI makes one possible. */
  readonly consentUrl?: string;
  /** What was made in the tenant already, oldest first. */
  readonly setup?: readonly { readonly on: string; readonly what: string }[];
  /** ISO date of today. */
  readonly writtenOn: string;
}

/** Markdown for an administrator who has never heard of this extension: what, why, where, how to check, how to undo. */
export function administratorSheet(content: SheetContent): string {
  const { registration, product, notices } = content;
  return paragraphs([
    `# Mailbox access for ${codeSpan(registration.name)}`,
    `${escapeMarkdown(product.name)} needs to reach mailboxes in your Microsoft 365 tenant. ${escapeMarkdown(product.summary)} It signs in with OAuth 2.0, so it gets no mailbox password. This sheet says what you are asked to set up, why, where to click, how to check it and how to take it back. It holds no secret and can be sent by mail.`,
    facts(registration, content.writtenOn),
    ...(notices.length === 0 ? [] : ['## Know this first', notices.map(noticeLine).join('\n')]),
    ...madeAlready(content.setup ?? []),
    '## 1. App registration (Entra administrator)',
    appRegistration(registration, content.shape),
    '## 2. Credential (Entra administrator)',
    credential(registration),
    '## 3. Permissions and consent (Entra administrator)',
    ...permissions(content),
    '## 4. Limit access to the mailboxes (Exchange administrator)',
    ...scripts(content.scripts),
    '## 5. Check',
    checks(registration.mailboxes),
    '## 6. Take it back',
    undo(content.scripts),
  ]);
}

/** The receipt: what needs no work any more, and how all of it is taken back at once. */
function madeAlready(lines: NonNullable<SheetContent['setup']>): readonly string[] {
  if (lines.length === 0) return [];
  return [
    '## Made already',
    lines.map(({ on, what }) => `- ${on}: ${escapeMarkdown(what)}`).join('\n'),
    'Visual Studio Code made this with **Exchange OAuth: Set Up in Microsoft Entra…**; **Undo Setup in Microsoft Entra…** there undoes all of it.',
  ];
}

const paragraphs = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

const noticeLine = (notice: Notice): string =>
  `- ${notice.severity === 'warning' ? '**Warning.** ' : ''}${escapeMarkdown(notice.text)}${notice.more === undefined ? '' : ` ${escapeMarkdown(notice.more)}`} (${escapeMarkdown(notice.source)}${notice.confidence === 'high' ? '' : `; ${notice.confidence} confidence`})`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function facts(registration: Registration, writtenOn: string): string {
  const grant = grants[registration.grant];
  return table(
    ['What', 'Value'],
    [
      ['Directory (tenant) ID', cellCode(registration.tenantId)],
      ['Application (client) ID', cellCode(registration.clientId)],
      ['Sign-in', `${grant.label}: ${grant.summary}`],
      ['Mailboxes', registration.mailboxes.map(({ address }) => cellCode(address)).join(', ') || 'none yet'],
      ['Credential ends on', registration.credentialExpiresOn ?? 'not entered'],
      ['Written on', writtenOn],
    ],
  );
}

/** The portal that this registration's tenant uses; servers of one's own have none. */
function portal(registration: Registration): string {
  if (!isMicrosoftCloud(registration.cloud)) return 'your own sign-in server';
  const { value, confidence } = clouds[registration.cloud].entraPortal;
  return `Microsoft Entra admin center, ${value}${confidence === 'unverified' ? ' (unverified)' : ''}`;
}

const numbered = (steps: readonly string[]): string =>
  steps.map((step, index) => `${index + 1}. ${step}`).join('\n');

function appRegistration(registration: Registration, shape: RegistrationShape): string {
  const accounts =
    shape.accounts === 'single'
      ? 'Accounts in this organizational directory only'
      : 'Accounts in any organizational directory';
  const places = { publicClient: 'Mobile and desktop applications', web: 'Web' };
  return numbered([
    `Open ${portal(registration)}: Applications, App registrations. If ${codeSpan(registration.clientId)} is there already, open it and compare; else New registration.`,
    `Name: ${codeSpan(registration.name)}. Supported account types: **${accounts}**.`,
    ...(shape.redirects.length === 0
      ? ['Redirect URI: none.']
      : shape.redirects.map(
          ({ platform, uri }) => `Redirect URI: ${codeSpan(uri)} under **${places[platform]}**.`,
        )),
    `Authentication, Allow public client flows: **${shape.publicClientFlows ? 'Yes' : 'No'}**.`,
    ...shape.notes.map(escapeMarkdown),
  ]);
}

function credential(registration: Registration): string {
  switch (grants[registration.grant].credential) {
    case 'secret':
      return numbered([
        'Certificates & secrets, Client secrets, New client secret; choose an expiry of at most 180 days if you can.',
        'Copy the **Value** at once: it is shown this one time. The Secret ID is not what is needed.',
        'Hand the Value over by a way that is safe for passwords (a password manager), never by mail or with this sheet.',
        'Put the expiry date into a calendar: mail stops on that day.',
      ]);
    case 'certificate':
      return numbered([
        'Certificates & secrets, Certificates, Upload certificate: the .cer or .pem file you are given with this sheet.',
        'The private key stays where it was made; nobody needs to send it.',
        'Put the end of the certificate into a calendar: mail stops on that day.',
      ]);
    case 'signIn':
      return 'None: a person signs in. Do not create a client secret unless the product asks for one.';
    case 'password':
      return 'None in Entra: the product keeps the password of an account. Give it an account of its own, and let Conditional Access bind that account to the server’s address.';
  }
}

function permissions(content: SheetContent): readonly string[] {
  const rows = content.permissions.map(({ resource, value, type, why, adminConsent }) => [
    resourceNames[resource],
    cellCode(value),
    type === 'Role' ? 'Application' : 'Delegated',
    escapeMarkdown(why),
    adminConsent ? 'needed' : 'not needed',
  ]);
  const scoped = content.permissions.filter(({ rbacRole }) => rbacRole !== undefined);
  return [
    table(['API', 'Permission', 'Type', 'Why', 'Admin consent'], rows),
    numbered([
      'API permissions, Add a permission, APIs my organization uses: choose the API and the permission of each row. Nothing else is needed.',
      content.consentUrl === undefined
        ? 'Grant admin consent on the same page.'
        : `Grant admin consent on the same page, or open ${codeSpan(content.consentUrl)}.`,
      ...(scoped.length === 0
        ? []
        : [
            `For ${scoped.map(({ value }) => codeSpan(value)).join(' and ')} there is a narrower way: the Exchange role of section 4, limited to these mailboxes. With it, leave out the permission here: consent would open every mailbox of the tenant.`,
          ]),
    ]),
    'The same for the application manifest:',
    codeBlock(
      JSON.stringify({ requiredResourceAccess: requiredResourceAccess(content.permissions) }, null, 2),
      'json',
    ),
  ];
}

function scripts(blocks: readonly AdminScript[]): readonly string[] {
  if (blocks.length === 0)
    return ['Nothing is to be done here: a signed-in person reaches only what that person may open.'];
  return [
    'Run these blocks in this order in PowerShell. Each says what it does, can be run again, and takes -WhatIf.',
    ...blocks.flatMap((block, index) => [
      `### Block ${index + 1}: ${escapeMarkdown(block.title)}`,
      `${escapeMarkdown(block.why)}${block.delay === '' ? '' : ` In force: ${escapeMarkdown(block.delay)}.`}`,
      codeBlock(block.text, 'powershell'),
    ]),
  ];
}

function checks(mailboxes: readonly Mailbox[]): string {
  const rows = mailboxes.flatMap(({ address, protocols, controlMailbox }) => {
    const through = protocols.map((protocol) => protocolTable[protocol].label).join(', ');
    return [
      `- ${codeSpan(address)} must open through ${through}.`,
      ...(controlMailbox === undefined
        ? [
            `- Name a mailbox that must be refused beside ${codeSpan(address)}: only a refusal proves the limit.`,
          ]
        : [`- ${codeSpan(controlMailbox)} must be refused through ${through}.`]),
    ];
  });
  return [
    ...rows,
    '- Signing in alone proves nothing: Exchange can accept a sign-in and still refuse the mailbox.',
    '- Changes can take up to two hours to be in force; a test cmdlet may agree earlier than real calls do.',
  ].join('\n');
}

function undo(blocks: readonly AdminScript[]): string {
  const taken = blocks.filter((block) => block.undo !== '').toReversed();
  return [
    'In this order; each block undoes one of section 4, the last one first.',
    ...taken.flatMap((block) => [
      `### Undo: ${escapeMarkdown(block.title)}`,
      codeBlock(block.undo, 'powershell'),
    ]),
    numbered([
      'Enterprise applications, the application, Permissions: review and revoke what was consented.',
      'App registrations, the application, Certificates & secrets: delete its secrets and certificates.',
      'Delete the app registration; Entra keeps it for 30 days.',
    ]),
  ].join('\n\n');
}
