// What a person may choose before a setup, in place of what is proposed: another application, no secret, an Exchange role, the link.

import { window } from 'vscode';
import type { Endpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { isGuid } from '../../core/text/text.ts';
import {
  azureFederation,
  type GithubWorkflow,
  githubFederation,
} from '../../provisioning/federatedSubjects.ts';
import type { ApplicationList } from '../../provisioning/listApplications.ts';
import type { WantedExchangeRole } from '../../provisioning/wanted.ts';
import { choose, needed } from '../shell/ask.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { SetupOptions } from './setupOptions.ts';

export interface ChosenSetup {
  readonly registration: Registration;
  readonly options: SetupOptions;
}

export interface ChoiceContext extends ChosenSetup {
  readonly endpoints: Pick<Endpoints, 'authority'>;
  /** Exchange roles that take the place of the permissions which the plan consents to. */
  readonly exchangeRoles: readonly string[];
  /** True: the application proves itself, so it can do so without a secret. */
  readonly hasCredential: boolean;
  readonly applications: () => Promise<ApplicationList>;
}

interface OtherChoice {
  readonly label: string;
  readonly detail: string;
  readonly fits: (context: ChoiceContext) => boolean;
  readonly make: (context: ChoiceContext) => Promise<ChosenSetup>;
}

/** Asks for one of them and what it needs; throws CancellationError if the person leaves. */
export async function askOtherChoice(context: ChoiceContext): Promise<ChosenSetup> {
  const open = options.filter(({ fits }) => fits(context));
  const items = open.map((choice) => ({
    label: l10n.t(choice.label),
    detail: l10n.t(choice.detail),
    choice,
  }));
  return (await choose(items, l10n.t('What should be different? Nothing is changed yet.'))).choice.make(
    context,
  );
}

const options: readonly OtherChoice[] = [
  {
    label: l10n.msg('Use an app registration that is there'),
    detail: l10n.msg('What would change in it is shown before anything is changed.'),
    fits: () => true,
    make: async (context) => ({ ...context, registration: await existing(context) }),
  },
  {
    label: l10n.msg('No secret: GitHub Actions'),
    detail: l10n.msg('Entra trusts the token of a workflow on github.com (federated credential).'),
    fits: ({ hasCredential }) => hasCredential,
    make: async (context) => withFederation(context, githubFederation(await askWorkflow())),
  },
  {
    label: l10n.msg('No secret: Azure workload'),
    detail: l10n.msg(
      'Entra trusts the managed identity of a virtual machine, App Service, function or cluster.',
    ),
    fits: ({ hasCredential }) => hasCredential,
    make: async (context) => withFederation(context, await askWorkload(context)),
  },
  {
    label: l10n.msg('A secret or certificate on this computer'),
    detail: l10n.msg(
      'In place of the federated credential, which stays in the app registration until it is undone.',
    ),
    fits: ({ registration, options: { federation } }) =>
      (federation ?? registration.federatedCredential) !== undefined,
    make: async (context) => withoutFederation(context),
  },
  {
    label: l10n.msg('Exchange role inside a group or unit (preview)'),
    detail: l10n.msg(
      'In place of consent in the whole tenant, through Microsoft Graph beta. It counts after 30 minutes to 2 hours.',
    ),
    fits: ({ exchangeRoles }) => exchangeRoles.length > 0,
    make: async (context) => ({
      ...context,
      options: { ...context.options, exchangeRoles: await askRoles(context.exchangeRoles) },
    }),
  },
  {
    label: l10n.msg('Leave consent to the consent page'),
    detail: l10n.msg('Everything else is set up here; an administrator opens the link and accepts.'),
    fits: (context) => context.options.consent === 'api',
    make: async (context) => ({ ...context, options: { ...context.options, consent: 'link' } }),
  },
];

const withFederation = (
  context: ChosenSetup,
  federation: NonNullable<SetupOptions['federation']>,
): ChosenSetup => ({
  registration: context.registration,
  options: { ...context.options, federation },
});

function withoutFederation(context: ChosenSetup): ChosenSetup {
  const { federatedCredential: _named, ...registration } = context.registration;
  const { federation: _chosen, ...options } = context.options;
  return { registration, options };
}

async function existing({ registration, applications }: ChoiceContext): Promise<Registration> {
  const list = await applications();
  const typed = { label: l10n.t('Type a client ID…'), description: '', detail: '', clientId: undefined };
  const items = list.applications.map(({ name, clientId, madeOn, credentials }) => ({
    label: escapeUiText(name),
    description: clientId,
    detail: [
      ...(madeOn === '' ? [] : [l10n.t('made on {0}', madeOn)]),
      credentials === 1 ? l10n.t('1 credential') : l10n.t('{0} credentials', credentials),
    ].join(', '),
    clientId,
  }));
  const placeholder = list.complete
    ? l10n.t('Which app registration?')
    : l10n.t('Which app registration? The tenant has more than these {0}.', items.length);
  const { clientId } = await choose([...items, typed], placeholder);
  return {
    ...registration,
    clientId: clientId ?? (await askText(l10n.t('Application (client) ID'), isGuid, aGuid())),
  };
}

const aGuid = (): string =>
  l10n.t('Eight hexadecimal digits, three times four, and twelve, with hyphens between them.');

async function askWorkflow(): Promise<GithubWorkflow> {
  const repository = await askText(
    l10n.t('Repository on github.com: owner/name'),
    (text) => /^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/.test(text),
    l10n.t('For example contoso/mail-import.'),
  );
  const ids = await askText(
    l10n.t(
      'IDs of owner and repository, with a comma; empty for a repository made before 15 July 2026 and not renamed since',
    ),
    (text) => /^(?:\d{1,20}\s?,\s?\d{1,20})?$/.test(text),
    l10n.t('Two numbers. “{0}” prints them.', `gh api repos/${repository} --jq '[.owner.id, .id] | @csv'`),
  );
  const from = await choose(
    [
      { label: l10n.t('Branch'), part: 'branch' as const },
      { label: l10n.t('Environment'), part: 'environment' as const },
    ],
    l10n.t('Which workflows may sign in?'),
  );
  const name = await askText(
    from.part === 'branch' ? l10n.t('Name of the branch') : l10n.t('Name of the environment'),
    (text) => /^[A-Za-z0-9._/-]{1,100}$/.test(text),
    l10n.t('Exactly as GitHub has it: capital letters count.'),
    from.part === 'branch' ? 'main' : '',
  );
  const [owner, id] = ids.split(',').map((part) => part.trim());
  return {
    repository,
    from: { kind: from.part, name },
    ...(owner === undefined || owner === '' || id === undefined ? {} : { ids: { owner, repository: id } }),
  };
}

async function askWorkload({ registration, endpoints }: ChoiceContext) {
  const objectId = await askText(l10n.t('Object (principal) ID of the managed identity'), isGuid, aGuid());
  const own = isGuid(registration.tenantId) ? registration.tenantId : '';
  const tenantId = await askText(
    l10n.t('Directory (tenant) ID that the identity is in'),
    isGuid,
    aGuid(),
    own,
  );
  return azureFederation({ authority: endpoints.authority, tenantId, objectId });
}

async function askRoles(roleNames: readonly string[]): Promise<readonly WantedExchangeRole[]> {
  const scope = await choose(
    [
      {
        label: l10n.t('Group'),
        detail: l10n.t('Its direct members; members of groups inside it do not count.'),
        path: 'Groups',
      },
      { label: l10n.t('Administrative unit'), detail: '', path: 'AdministrativeUnits' },
      { label: l10n.t('One mailbox'), detail: l10n.t('By the object ID of its account.'), path: 'Users' },
    ],
    l10n.t('Which mailboxes may the application open?'),
  );
  const id = await askText(l10n.t('Object ID: {0}', scope.label), isGuid, aGuid());
  return roleNames.map((roleName) => ({ roleName, directoryScope: `/${scope.path}/${id.toLowerCase()}` }));
}

async function askText(
  title: string,
  fits: (text: string) => boolean,
  hint: string,
  value = '',
): Promise<string> {
  const text = await window.showInputBox({
    title,
    value,
    prompt: hint,
    ignoreFocusOut: true,
    validateInput: (typed) => (fits(typed.trim()) ? undefined : hint),
  });
  const given = needed(text).trim();
  // Pasted and accepted at once, it has not been looked at.
  if (!fits(given)) throw new Error(`${title}: ${hint}`);
  return given;
}
