// Run Administrator Script: one block at a time, shown first, with -WhatIf before the real run, in a terminal.

import { commands, env, type Uri, window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { scriptMarkdown } from '../../pages/scriptPage.ts';
import type { AdminScript } from '../../snippets/adminScripts/adminScript.ts';
import { advisedFindings } from '../policy/advisedFindings.ts';
import { askRegistration, choose } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command, type RunContext } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Pages } from '../shell/pages.ts';
import { withCancel } from '../shell/progress.ts';
import type { Question } from '../shell/question.ts';
import type { Services } from '../shell/services.ts';
import { createDetection, type Detected } from './detection.ts';
import { knownObjectId } from './knownObjectId.ts';
import { createScriptTerminals, type ScriptTerminals } from './runInTerminal.ts';
import { readPrinted } from './scriptResult.ts';
import { scriptsCommand } from './scriptsCommand.ts';

export interface ScriptDeps {
  readonly services: Services;
  readonly pages: Pages;
  readonly storage: Uri;
}

export function scriptCommands(deps: ScriptDeps): readonly Command[] {
  const context: ScriptContext = {
    ...deps,
    terminals: createScriptTerminals(),
    powerShell: createDetection(deps.storage),
  };
  return [
    scriptsCommand(deps.services),
    command({
      id: 'exchangeOAuth.script.run',
      needsTrust: l10n.msg('no script runs from it'),
      choose: (call) => chooseScript(call, context),
      // Nothing changes a tenant without a person's consent.
      confirm: (subject) => (subject.detected.kind === 'missing' ? undefined : questionFor(subject)),
      progress: ({ detected, script }) =>
        detected.kind === 'missing'
          ? undefined
          : {
              title: l10n.t('{0}: running in the terminal. Sign in there if it asks', script.title),
              where: 'notification',
            },
      run: (subject, work) => runScript(subject, work, context),
    }),
  ];
}

interface ScriptContext extends ScriptDeps {
  readonly terminals: ScriptTerminals;
  readonly powerShell: (signal: AbortSignal) => Promise<Detected>;
}

interface Subject {
  readonly registration: Registration;
  readonly script: AdminScript;
  readonly detected: Detected;
  /** What opens the session that the script needs. */
  readonly connect: AdminScript | undefined;
}

async function chooseScript(call: Call, { services, powerShell }: ScriptContext): Promise<Subject> {
  const question = l10n.t('Whose access do you want to set up?');
  const { registration } = await askRegistration(call, services.registrations, question);
  if (registration.cloud === 'demo') {
    throw new Error(
      l10n.record(
        'The demo tenant has no Exchange to run scripts in. "Show What an Administrator Would See…" prints what they would print.',
      ),
    );
  }
  const { adminScripts } = await import('../../snippets/adminScripts/adminScripts.ts');
  const scripts = adminScripts(registration, knownObjectId(services, registration));
  if (scripts.length === 0)
    throw new Error(l10n.record('No script is needed: the registration has no mailbox yet.'));
  const script = await askScript(call, scripts);
  const detected = await withCancel(l10n.t('Looking for PowerShell'), powerShell);
  const connect = needsSession(script) ? scripts.find(({ id }) => id === 'connectExchange') : undefined;
  return { registration, script, detected, connect };
}

const needsSession = ({ id, who }: AdminScript): boolean =>
  who === 'exchangeAdmin' && id !== 'connectExchange';

export async function askScript(call: Call, scripts: readonly AdminScript[]): Promise<AdminScript> {
  const named = textOf(call, 'script');
  if (named !== undefined) {
    const found = scripts.find(({ id }) => id === named);
    if (found === undefined)
      throw new Error(
        l10n.record('There is no script "{0}" here; use {1}.', named, scripts.map(({ id }) => id).join(', ')),
      );
    return found;
  }
  if (!call.byPerson) throw new Error('Name the script: {script: "servicePrincipal"}.');
  const items = scripts.map((script, index) => ({
    label: `${index + 1}. ${l10n.shown(script.title)}`,
    description:
      script.who === 'entraAdmin' ? l10n.t('Entra administrator') : l10n.t('Exchange administrator'),
    detail: l10n.shown(script.why),
    script,
  }));
  return (await choose(items, l10n.t('Which block? They run in this order.'))).script;
}

const preview = l10n.msg('Preview with -WhatIf');
const changes = ({ undo }: AdminScript): boolean => undo !== '';

/** The script is opened first, so that it can be read beside the question. */
async function questionFor({ registration, script }: Subject): Promise<Question> {
  await openText(script);
  const who =
    script.who === 'entraAdmin' ? l10n.t('an Entra administrator') : l10n.t('an Exchange administrator');
  const effect = changes(script)
    ? l10n.t(
        'It changes the tenant of {0} ({1}). With -WhatIf it shows what would change and changes nothing.',
        registration.name,
        registration.tenantId,
      )
    : l10n.t('It changes nothing in the tenant.');
  const lines = [
    l10n.shown(script.why),
    effect,
    ...(script.delay === '' ? [] : [l10n.t('In force after: {0}.', l10n.shown(script.delay))]),
    l10n.t(
      'It runs in a PowerShell terminal and asks you there to sign in as {0}. The script is open in the editor.',
      who,
    ),
  ];
  return {
    title: l10n.t('Run “{0}”?', l10n.shown(script.title)),
    detail: lines.join('\n\n'),
    answers: changes(script) ? [l10n.t(preview), l10n.t('Run and Change')] : [l10n.t('Run')],
  };
}

export async function openText({ text }: AdminScript): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'powershell', content: text });
  await window.showTextDocument(document, { preview: true });
}

async function runScript(subject: Subject, work: RunContext, context: ScriptContext): Promise<unknown> {
  const { registration, script, detected, connect } = subject;
  if (detected.kind === 'missing') return offerText(script, detected.reason);
  const asPreview = work.answer === l10n.t(preview);
  const outcome = await context.terminals.run(
    {
      pwsh: detected.pwsh,
      script,
      connect,
      preview: asPreview,
      folder: context.storage.fsPath,
      registration: registration.id,
      name: registration.name,
      tenantId: registration.tenantId,
    },
    work.signal,
  );
  if (outcome.ended === 'left') {
    void window.showInformationMessage(
      escapeUiText(
        l10n.t(
          '“{0}” was not waited for. What the terminal prints can be read with “Read Administrator’s Output…”.',
          script.title,
        ),
      ),
    );
    return { ran: true, ended: 'left' };
  }
  const declared = await showResult(subject, { ...outcome, preview: asPreview }, context);
  if (asPreview && outcome.ended === 'ok') void offerRealRun(subject, context.services);
  return { ran: true, script: script.id, preview: asPreview, ended: outcome.ended, declared };
}

export async function copyScript({ text }: AdminScript): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('$(copy) Script copied'), 4_000);
}

/** A script that cannot be run here can still be taken elsewhere. */
async function offerText(script: AdminScript, reason: string): Promise<unknown> {
  const copy = l10n.t('Copy Script');
  const open = l10n.t('Open in an Editor');
  const answer = await window.showWarningMessage(escapeUiText(reason), copy, open);
  if (answer === copy) await copyScript(script);
  if (answer === open) await openText(script);
  return { ran: false, reason };
}

interface Outcome {
  readonly preview: boolean;
  readonly ended: 'ok' | 'failed' | 'left';
  readonly printed: string;
}

async function showResult({ registration, script }: Subject, outcome: Outcome, context: ScriptContext) {
  const { reading, declared } = await readPrinted(outcome.printed, registration);
  for (const row of declared)
    await context.services.reports.saveDeclared(registration, row.address, row.declared);
  const findings = await advisedFindings(reading.confusions, { registration });
  await context.pages.show(
    `${script.title}, ${registration.name}`,
    scriptMarkdown({ name: registration.name, script, ...outcome, declared, findings }),
    { script: { registration: registration.id, script: script.id } },
  );
  return declared;
}

async function offerRealRun({ registration, script }: Subject, services: Services): Promise<void> {
  const run = l10n.t('Run It…');
  const answer = await window.showInformationMessage(
    escapeUiText(l10n.t('The preview of “{0}” has ended and has changed nothing.', script.title)),
    run,
  );
  if (answer !== run) return;
  const argument = services.personArguments.forPerson({ registration: registration.id, script: script.id });
  await commands.executeCommand('exchangeOAuth.script.run', argument);
}
