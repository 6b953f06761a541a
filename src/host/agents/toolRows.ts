// The tools of agents: each answers from what this window knows. None signs in, connects, writes, or takes a secret.
import { commands, Uri, workspace } from 'vscode';
import type { Registration } from '../../core/registration/registration.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import {
  configAnswer,
  ewsAnswer,
  explainedAnswer,
  permissionAnswer,
  quotedText,
} from '../../pages/agentAnswers.ts';
import { linkIn } from '../shell/links.ts';
import type { Services } from '../shell/services.ts';

/** What the tools know of. */
export interface ToolServices extends Pick<Services, 'registrations' | 'log' | 'redact'> {
  readonly credentials: Pick<Services['credentials'], 'expected'>;
  readonly reports: Pick<Services['reports'], 'probes' | 'policy'>;
}

export type ToolInput = Readonly<Record<string, unknown>>;

type Tool = (input: ToolInput, services: ToolServices) => Promise<object> | object;

const textIn = (input: ToolInput, key: string, longest = 200): string | undefined => {
  const value = input[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > longest)
    throw new Error(`"${key}" must be text of at most ${longest} characters.`);
  return value;
};

function registrationIn(input: ToolInput, services: ToolServices): StoredRegistration {
  const found = services.registrations.find(textIn(input, 'registration') ?? '');
  if (found === undefined)
    throw new Error('There is no registration with this id. Call exchangeoauth_list_mailboxes for the ids.');
  return found;
}

const lastResults = ({ reports }: ToolServices, { id }: Registration, address: string) =>
  reports.probes(id, address).map(({ protocol, ok, startedAt, steps }) => {
    const failed = steps.find(({ status }) => status === 'failed');
    return {
      protocol,
      state: ok ? 'works' : 'failed',
      when: startedAt,
      ...(failed === undefined ? {} : { step: failed.id, code: failed.code, ...quotedText(failed.detail) }),
    };
  });

const listMailboxes: Tool = (_input, services) => ({
  registrations: services.registrations.all().map(({ registration, scope }) => ({
    id: registration.id,
    nameAsTyped: registration.name.slice(0, 100),
    tenant: registration.tenantId,
    clientId: registration.clientId,
    grant: registration.grant,
    cloud: registration.cloud,
    fromWorkspace: scope.kind !== 'user',
    credential: services.credentials.expected(registration)
      ? 'stored on this computer'
      : 'not on this computer',
    mailboxes: registration.mailboxes.map(({ address, protocols }) => {
      const results = lastResults(services, registration, address);
      return { address, protocols, results: results.length === 0 ? 'never tested' : results };
    }),
  })),
});

const policyStatus: Tool = (input, services) => {
  const { registration } = registrationIn(input, services);
  return {
    mailboxes: registration.mailboxes.map(({ address }) => {
      const report = services.reports.policy(registration.id, address);
      if (report === undefined) return { address, state: 'never checked' };
      const { verdict, mailbox, control, consented, findings } = report;
      return {
        address,
        state: verdict,
        mailbox,
        control,
        consented,
        findings: findings.map(({ code }) => code),
      };
    }),
  };
};

/** What the last test found in its token; no token is fetched or read for this. */
const tokenFindings: Tool = (input, services) => {
  const { registration } = registrationIn(input, services);
  const found = registration.mailboxes.flatMap(({ address }) =>
    services.reports.probes(registration.id, address).flatMap(({ protocol, startedAt, steps }) =>
      steps
        .filter(({ id }) => id === 'claims')
        .map(({ status, code, detail }) => ({
          address,
          protocol,
          when: startedAt,
          status,
          code,
          ...quotedText(detail),
        })),
    ),
  );
  return {
    findings: found.length === 0 ? 'No test has seen a token yet. A person can run Test Mailbox.' : found,
  };
};

const checkConfig: Tool = async (input) => {
  const file = textIn(input, 'file', 400) ?? '';
  const folder = workspace.workspaceFolders?.[0];
  // A path inside the first workspace folder, and no other.
  if (folder === undefined || file === '' || /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|:\/\//.test(file))
    throw new Error('"file" must be a path relative to the workspace folder.');
  if ((await linkIn(folder.uri, file.replaceAll('\\', '/'))) !== undefined)
    throw new Error('"file" goes through a link, which may lead out of the workspace.');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, file));
  const { readConfig } = await import('../../configs/readConfig.ts');
  return configAnswer(readConfig({ text: document.getText(), fileName: file }));
};

const snippet: Tool = async (input, services) => {
  const { registration } = registrationIn(input, services);
  const address = textIn(input, 'address') ?? registration.mailboxes[0]?.address ?? '';
  const target = textIn(input, 'target') ?? '';
  const rendered = await commands.executeCommand<object>('exchangeOAuth.snippet.render', {
    registration: registration.id,
    address,
    target,
  });
  return rendered ?? {};
};

const explainError: Tool = async (input) => {
  const { explainText } = await import('../../advice/diagnose.ts');
  const text = textIn(input, 'text', 4_000) ?? '';
  return explainedAnswer(await explainText(text, { now: new Date() }));
};

const findPermission: Tool = (input) => {
  const [task, access, idOrName] = ['task', 'access', 'idOrName'].map((key) => textIn(input, key));
  return permissionAnswer({
    ...(task === undefined ? {} : { task }),
    ...(access === undefined ? {} : { access }),
    ...(idOrName === undefined ? {} : { idOrName }),
  });
};

const ewsReadiness: Tool = (_input, { registrations }) =>
  ewsAnswer(
    registrations.all().flatMap(({ registration }) =>
      registration.mailboxes.map(({ address, protocols }) => ({
        registration: registration.id,
        address,
        usesEws: protocols.includes('ews'),
      })),
    ),
    Date.now(),
  );

export const tools: Readonly<Record<string, Tool>> = {
  exchangeoauth_explain_error: explainError,
  exchangeoauth_find_permission: findPermission,
  exchangeoauth_render_snippet: snippet,
  exchangeoauth_list_mailboxes: listMailboxes,
  exchangeoauth_check_config: checkConfig,
  exchangeoauth_get_ews_readiness: ewsReadiness,
  exchangeoauth_get_policy_status: policyStatus,
  exchangeoauth_read_token_findings: tokenFindings,
};
