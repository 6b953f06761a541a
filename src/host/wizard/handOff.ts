// The administrator's sheet: what is asked for, why, what to click, the scripts in order, how to verify. No secret in it.
import { cloudLabels } from '../../core/clouds.ts';
import { grants } from '../../core/grants.ts';
import { type Permission, requiredResourceAccess, resourceNames } from '../../core/permissions.ts';
import { protocols as protocolTable } from '../../core/protocols.ts';
import type { Registration } from '../../core/registration.ts';
import { cellCode, codeBlock, codeSpan, escapeMarkdown } from '../../snippets/quoteMarkdown.ts';
import { type ChecklistRow, consentChecklist, registrationChecklist } from '../../wizard/checklist.ts';
import { limitsOf } from '../../wizard/limits.ts';
import type { WizardDocument } from '../../wizard/snapshot.ts';
import type { WizardState } from '../../wizard/state.ts';

export interface HandOffParts {
  readonly state: WizardState;
  readonly registration: Registration;
  readonly product: string;
  readonly permissions: readonly Permission[];
  readonly scripts: readonly WizardDocument[];
}

/** Markdown for an administrator who has never heard of this extension. */
export function handOffSheet(parts: HandOffParts): string {
  const { state, registration, permissions, scripts } = parts;
  return `${[
    `# Mailbox access for ${codeSpan(registration.name)}`,
    `${escapeMarkdown(parts.product)} opens mailboxes of your tenant through OAuth2. This sheet lists what an administrator is asked to set up, why, and how to check it. It holds no secret.`,
    identity(registration),
    '## 1. App registration (Entra administrator)',
    numbered(registrationChecklist(state, undefined)),
    '## 2. Permissions (Entra administrator)',
    permissionTable(permissions),
    numbered(consentChecklist(state)),
    'The same for the manifest:',
    codeBlock(
      JSON.stringify({ requiredResourceAccess: requiredResourceAccess(permissions) }, null, 2),
      'json',
    ),
    '## 3. Limit access (Exchange administrator)',
    ...limits(state),
    ...scripts.flatMap((script, index) => [
      `### Script ${index + 1}: ${escapeMarkdown(script.title)}`,
      escapeMarkdown(script.explains),
      ...(script.delay === '' ? [] : [`Takes effect: ${escapeMarkdown(script.delay)}.`]),
      codeBlock(script.text, 'powershell'),
    ]),
    '## 4. Check',
    ...checks(registration),
  ].join('\n\n')}\n`;
}

function identity(registration: Registration): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Directory (tenant) ID', cellCode(registration.tenantId)],
    ['Application (client) ID', cellCode(registration.clientId)],
    ['Cloud', escapeMarkdown(cloudLabels[registration.cloud])],
    ['Grant', escapeMarkdown(grants[registration.grant].label)],
    ['Mailboxes', registration.mailboxes.map(({ address }) => cellCode(address)).join(', ')],
    ['Credential ends on', escapeMarkdown(registration.credentialExpiresOn ?? 'not entered')],
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function numbered(rows: readonly ChecklistRow[]): string {
  return rows
    .map(({ text, value }, index) => {
      const words = `${index + 1}. ${escapeMarkdown(text)}`;
      return value === undefined ? words : `${words}: ${codeSpan(value)}`;
    })
    .join('\n');
}

function permissionTable(permissions: readonly Permission[]): string {
  const rows = permissions.map(
    ({ resource, value, type, why, adminConsent }) =>
      `| ${resourceNames[resource]} | ${cellCode(value)} | ${type === 'Role' ? 'Application' : 'Delegated'} | ${escapeMarkdown(why)} | ${adminConsent ? 'required' : 'not required'} |`,
  );
  return [
    '| API | Permission | Type | Why | Admin consent |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function limits(state: WizardState): readonly string[] {
  return limitsOf(state).map((row) => {
    const remove = row.remove === '' ? '' : ` Remove afterwards: ${row.remove}`;
    return `- **${row.label}**: ${escapeMarkdown(row.control)}. ${escapeMarkdown(`${row.how}${remove} Takes effect: ${row.delay}.`)}`;
  });
}

function checks(registration: Registration): readonly string[] {
  return registration.mailboxes.map(({ address, protocols, controlMailbox }) => {
    const through = protocols.map((protocol) => protocolTable[protocol].label).join(', ');
    const refused = controlMailbox === undefined ? '' : `; ${codeSpan(controlMailbox)} has to be refused`;
    return `- ${codeSpan(address)} has to open through ${through}${refused}.`;
  });
}
