// Report a Problem: what an issue needs, gathered into a document that a person reads first. Nothing is sent by itself.

import { env, Uri, window, workspace } from 'vscode';
import { renameIdentities } from '../../core/capsule/renameIdentities.ts';
import * as l10n from '../../core/l10n.ts';
import { protocols } from '../../core/permissions/protocols.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { type Command, simpleCommand } from '../shell/command.ts';
import type { Services } from '../shell/services.ts';
import { versionsHere } from '../shell/versions.ts';

const form = 'https://github.com/exchange-oauth/exchange-oauth2-setup/issues/new?template=problem.yml';

export const problemCommand = (services: Services): Command =>
  simpleCommand({
    id: 'exchangeOAuth.problem.report',
    run: async ({ byPerson }) => {
      const { findProduct } = await import('../../products/registry.ts');
      const isProduct = (id: string) => findProduct(id) !== undefined;
      const markdown = services.redact(problemText(services, isProduct));
      if (!byPerson) return { markdown };
      const document = await workspace.openTextDocument({ language: 'markdown', content: markdown });
      await window.showTextDocument(document);
      const open = l10n.t('Copy and Open the Form');
      const answer = await window.showInformationMessage(
        l10n.t(
          'This is everything that would be handed on. Read it, change what you like, then paste it into the form: nothing is sent by itself.',
        ),
        open,
      );
      if (answer === open) {
        await env.clipboard.writeText(document.getText());
        await env.openExternal(Uri.parse(form));
      }
      return { markdown };
    },
  });

/** `isProduct`: an id that is no product's is what somebody wrote into the settings, a customer's name perhaps. */
function problemText({ registrations, reports }: Services, isProduct: (id: string) => boolean): string {
  const versions = Object.entries(versionsHere()).map(([name, version]) => `- ${name} ${version}`);
  return [
    '# Problem report',
    '',
    '## What did you do, what happened, and what did you expect?',
    '',
    '',
    '## Versions',
    '',
    ...versions,
    ...(env.remoteName === undefined ? [] : [`- Remote: ${env.remoteName}`]),
    '',
    '## Settings that are set (without values)',
    '',
    ...settingNames(),
    '',
    '## Last results (names, addresses, IDs and hosts replaced)',
    '',
    ...registrations.all().flatMap(({ registration }, index) => {
      const product = isProduct(registration.product) ? registration.product : 'another product';
      return resultLines({ ...registration, product }, index + 1, reports);
    }),
    '',
  ].join('\n');
}

function settingNames(): readonly string[] {
  const settings = workspace.getConfiguration('exchangeOAuth');
  const names = Object.keys(settings).filter((name) => typeof settings[name] !== 'function');
  const lines = names.flatMap((name) => {
    const { globalValue, workspaceValue, workspaceFolderValue } = settings.inspect(name) ?? {};
    const where = [
      ...(globalValue === undefined ? [] : ['User']),
      ...(workspaceValue === undefined ? [] : ['Workspace']),
      ...(workspaceFolderValue === undefined ? [] : ['Folder']),
    ];
    return where.length === 0 ? [] : [`- exchangeOAuth.${name}: ${where.join(', ')}`];
  });
  return lines.length === 0 ? ['- none'] : lines;
}

function resultLines(
  registration: Registration,
  number: number,
  reports: Services['reports'],
): readonly string[] {
  const lines = registration.mailboxes.flatMap(({ address }, index) =>
    reports.probes(registration.id, address).map(({ protocol, ok, steps }) => {
      const step = steps.find(({ status }) => status === 'failed');
      const said = ok || step === undefined ? 'works' : `${step.id}: ${step.code}. ${step.detail}`;
      return `- mailbox ${index + 1}, ${protocols[protocol].label}: ${said}`;
    }),
  );
  const { cloud, grant, product } = registration;
  const title = `Registration ${number}: ${product}, ${grant}, ${cloud}`;
  return ['', title, '', ...(lines.length === 0 ? ['- not tested'] : renameIdentities(lines, registration))];
}
