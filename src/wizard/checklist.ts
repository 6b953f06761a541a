// What to enter in the portal, in its own words and order, with the exact values beside each line.
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import type { RegistrationShape } from '../core/productChoice.ts';
import type { LinkId } from './links.ts';
import type { WizardState } from './state.ts';

export interface ChecklistRow {
  readonly text: string;
  /** The exact value to enter or choose. */
  readonly value?: string;
  /** True if the value is chosen in the portal, not typed. */
  readonly choice?: true;
  readonly link?: LinkId;
}

/** Steps in the portal that make the app registration for this draft. */
export function registrationChecklist(
  state: WizardState,
  shape: RegistrationShape | undefined,
): readonly ChecklistRow[] {
  const name = state.texts.name.trim();
  return [
    {
      text: l10n.t('Open Identity > Applications > App registrations and choose New registration.'),
      link: 'newRegistration',
    },
    { text: l10n.t('Name'), ...(name === '' ? {} : { value: name }) },
    {
      text: l10n.t('Supported account types'),
      value:
        state.accountTypes === 'singleTenant'
          ? l10n.t('Accounts in this organizational directory only (Single tenant)')
          : l10n.t('Accounts in any organizational directory (Multitenant)'),
      choice: true,
    },
    ...redirectRows(shape),
    { text: l10n.t('Choose Register.') },
    ...publicClientRows(state, shape),
    {
      text: l10n.t(
        'On the Overview page, copy Directory (tenant) ID and Application (client) ID into the fields above. Object ID is not asked for.',
      ),
      link: 'overview',
    },
  ];
}

function redirectRows(shape: RegistrationShape | undefined): readonly ChecklistRow[] {
  const redirects = shape?.redirects ?? [];
  if (redirects.length === 0) {
    return [{ text: l10n.t('Redirect URI (optional)'), value: l10n.t('leave empty'), choice: true }];
  }
  const platforms = {
    publicClient: l10n.t('Public client/native (mobile & desktop)'),
    web: l10n.t('Web'),
  } as const;
  return redirects.map(({ platform, uri }) => ({
    text: l10n.t('Redirect URI, platform {0}', platforms[platform]),
    value: uri,
  }));
}

function publicClientRows(state: WizardState, shape: RegistrationShape | undefined): readonly ChecklistRow[] {
  const needed = shape?.publicClientFlows ?? ['deviceCode', 'password'].includes(grants[state.grant].id);
  if (!needed) return [];
  return [
    {
      text: l10n.t('Authentication > Allow public client flows'),
      value: l10n.t('Yes'),
      choice: true,
      link: 'authentication',
    },
  ];
}

/** Steps in the portal that make the credential. */
export function credentialChecklist(state: WizardState): readonly ChecklistRow[] {
  switch (grants[state.grant].credential) {
    case 'secret':
      return [
        {
          text: l10n.t('Open Certificates & secrets > Client secrets of the app registration.'),
          link: 'certificatesAndSecrets',
        },
        {
          text: l10n.t('Choose New client secret. Description'),
          value: state.texts.name.trim() || l10n.t('Mailbox access'),
        },
        {
          text: l10n.t('Expires'),
          value: l10n.t('a date you can keep; at most 730 days (24 months)'),
          choice: true,
        },
        {
          text: l10n.t(
            'Choose Add, then copy the column Value at once: it is shown only now. The column Secret ID is of no use here.',
          ),
        },
      ];
    case 'certificate':
      return [
        {
          text: l10n.t('Open Certificates & secrets > Certificates of the app registration.'),
          link: 'certificatesAndSecrets',
        },
        { text: l10n.t('Choose Upload certificate and upload the .cer file. The private key stays here.') },
      ];
    case 'signIn':
    case 'password':
      return [];
  }
}

/** Steps in the portal that add the permissions and grant them. */
export function consentChecklist(state: WizardState): readonly ChecklistRow[] {
  const access =
    grants[state.grant].access === 'app'
      ? l10n.t('Application permissions')
      : l10n.t('Delegated permissions');
  const exchange = state.protocols.some((protocol) => protocol !== 'graph');
  const graph = state.protocols.includes('graph');
  return [
    {
      text: l10n.t('Open API permissions of the app registration and choose Add a permission.'),
      link: 'apiPermissions',
    },
    ...(exchange
      ? [
          {
            text: l10n.t('APIs my organization uses > search and choose the API, then {0}', access),
            value: 'Office 365 Exchange Online',
          },
        ]
      : []),
    ...(graph
      ? [
          {
            text: l10n.t('Microsoft APIs > choose the API, then {0}', access),
            value: 'Microsoft Graph',
          },
        ]
      : []),
    { text: l10n.t('Tick the permissions of the table above and choose Add permissions.') },
    { text: l10n.t('An administrator chooses Grant admin consent and confirms with Yes.') },
  ];
}
