// Run Administrator Script: one block at a time, shown first, with -WhatIf before the real run, in a terminal.
import { env, type Uri, window, workspace } from 'vscode';
import type { Registration } from '../../core/registration/registration.ts';
import { scriptMarkdown } from '../../pages/scriptPage.ts';
import type { AdminScript } from '../../snippets/adminScripts/adminScript.ts';
import { advisedConfusions } from '../policy/advisedConfusions.ts';
import { askRegistration, pick } from '../shell/ask.ts';
import { type Call, type Cancelled, cancelled, textOf } from '../shell/call.ts';
import type { Pages } from '../shell/pages.ts';
import { withCancel } from '../shell/progress.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { uiText } from '../shell/uiText.ts';
import { exchangeModuleVersion, findPwsh } from './powerShell.ts';
import { createScriptTerminals, type ScriptTerminals } from './runInTerminal.ts';
import { readPrinted } from './scriptResult.ts';

export interface ScriptParts {
  readonly services: Services;
  readonly pages: Pages;
  readonly storage: Uri;
}

export function scriptCommands(parts: ScriptParts): CommandTable {
  const rig = { ...parts, terminals: createScriptTerminals(), powerShell: createDetection(parts.storage) };
  return { 'exchangeOAuth.script.run': (call) => runScript(call, rig) };
}

interface Rig extends ScriptParts {
  readonly terminals: ScriptTerminals;
  readonly powerShell: (signal: AbortSignal) => Promise<Detected>;
}

type Detected =
  | { readonly kind: 'ready'; readonly pwsh: string }
  | { readonly kind: 'missing'; readonly words: string };

/** Asks PowerShell once; what is missing is looked for again, since it may have been installed meanwhile. */
function createDetection(storage: Uri): Rig['powerShell'] {
  let ready: Detected | undefined;
  return async (signal) => {
    if (ready !== undefined) return ready;
    const pwsh = await findPwsh(process.env['PATH'] ?? '', process.platform);
    if (pwsh === undefined)
      return { kind: 'missing', words: 'PowerShell 7 (pwsh) is not installed on this computer.' };
    await workspace.fs.createDirectory(storage);
    const version = await exchangeModuleVersion(pwsh, storage.fsPath, signal).catch(() => 'none');
    if (version === 'none')
      return { kind: 'missing', words: 'PowerShell (pwsh) does not answer on this computer.' };
    if (version === undefined) {
      return {
        kind: 'missing',
        words:
          'PowerShell has no ExchangeOnlineManagement module. Install it there: Install-Module ExchangeOnlineManagement -Scope CurrentUser',
      };
    }
    ready = { kind: 'ready', pwsh };
    return ready;
  };
}

/** Whoever calls, code too, a person agrees to each run: nothing changes a tenant without that. */
async function runScript(call: Call, rig: Rig): Promise<unknown> {
  if (!workspace.isTrusted) {
    throw new Error(
      'This workspace is not trusted, so no script runs from it. Trust the workspace first, or open another window.',
    );
  }
  const stored = await askRegistration(
    call,
    rig.services.registrations,
    'Whose access do you want to set up?',
  );
  if (stored === cancelled) return cancelled;
  const { registration } = stored;
  if (registration.cloud === 'demo') {
    throw new Error(
      'The demo tenant has no Exchange to run scripts in. "Show What an Administrator Would See…" prints what they would print.',
    );
  }
  const { adminScripts } = await import('../../snippets/adminScripts/adminScripts.ts');
  const scripts = adminScripts(registration);
  if (scripts.length === 0) throw new Error('No script is needed: the registration has no mailbox yet.');
  const script = await askScript(call, scripts);
  if (script === undefined) return cancelled;
  const detected = await withCancel('Looking for PowerShell', (signal) => rig.powerShell(signal));
  if (detected.kind === 'missing') return instead(script, detected.words);
  const connect = scripts.find(({ id }) => id === 'connectExchange');
  const subject = {
    registration,
    script,
    pwsh: detected.pwsh,
    connect: needsSession(script) ? connect : undefined,
  };
  return agreeAndRun(subject, rig);
}

const needsSession = ({ id, who }: AdminScript): boolean =>
  who === 'exchangeAdmin' && id !== 'connectExchange';

async function askScript(call: Call, scripts: readonly AdminScript[]): Promise<AdminScript | undefined> {
  const named = textOf(call, 'script');
  if (named !== undefined) {
    const found = scripts.find(({ id }) => id === named);
    if (found === undefined)
      throw new Error(`There is no script "${named}" here; use ${scripts.map(({ id }) => id).join(', ')}.`);
    return found;
  }
  if (!call.byPerson) throw new Error('Name the script: {script: "servicePrincipal"}.');
  const items = scripts.map((script, index) => ({
    label: `${index + 1}. ${script.title}`,
    description: script.who === 'entraAdmin' ? 'Entra administrator' : 'Exchange administrator',
    detail: script.why,
    script,
  }));
  return (await pick(items, 'Which block? They run in this order.'))?.script;
}

/** Where it cannot be run, it can still be taken elsewhere. */
async function instead(script: AdminScript, words: string): Promise<unknown> {
  const copy = 'Copy Script';
  const open = 'Open in an Editor';
  const answer = await window.showWarningMessage(uiText(words), copy, open);
  if (answer === copy) await env.clipboard.writeText(script.text);
  if (answer === open) await openText(script);
  return { ran: false, reason: words };
}

async function openText({ text }: AdminScript): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'powershell', content: text });
  await window.showTextDocument(document, { preview: true });
}

interface Subject {
  readonly registration: Registration;
  readonly script: AdminScript;
  readonly pwsh: string;
  readonly connect: AdminScript | undefined;
}

async function agreeAndRun(subject: Subject, rig: Rig): Promise<unknown> {
  await openText(subject.script);
  const preview = await agree(subject);
  return preview === cancelled ? cancelled : runAndShow(subject, preview, rig);
}

const changes = ({ undo }: AdminScript): boolean => undo !== '';

/** True for -WhatIf, false for the real run. */
async function agree({ registration, script }: Subject): Promise<boolean | Cancelled> {
  const run = changes(script) ? 'Run and Change' : 'Run';
  const preview = 'Preview with -WhatIf';
  const who = script.who === 'entraAdmin' ? 'an Entra administrator' : 'an Exchange administrator';
  const lines = [
    script.why,
    changes(script)
      ? `It changes the tenant of ${registration.name} (${registration.tenantId}). With -WhatIf it shows what would change and changes nothing.`
      : 'It changes nothing in the tenant.',
    ...(script.delay === '' ? [] : [`In force after: ${script.delay}.`]),
    `It runs in a PowerShell terminal and asks you there to sign in as ${who}. The script is open in the editor.`,
  ];
  const answer = await window.showWarningMessage(
    `Run “${script.title}”?`,
    { modal: true, detail: lines.join('\n\n') },
    ...(changes(script) ? [preview] : []),
    run,
  );
  return answer === preview ? true : answer === run ? false : cancelled;
}

async function runAndShow(subject: Subject, preview: boolean, rig: Rig): Promise<unknown> {
  const { registration, script, pwsh, connect } = subject;
  const outcome = await withCancel(
    `${script.title}: running in the terminal. Sign in there if it asks`,
    (signal) =>
      rig.terminals.run(
        {
          ...{ pwsh, script, connect, preview },
          folder: rig.storage.fsPath,
          registration: registration.id,
          name: registration.name,
          tenantId: registration.tenantId,
        },
        signal,
      ),
  );
  if (outcome.ended === 'left') {
    void window.showInformationMessage(
      uiText(
        `“${script.title}” was not waited for. What the terminal prints can be read with “Read Administrator’s Output…”.`,
      ),
    );
    return { ran: true, ended: 'left' };
  }
  const reading = await readPrinted(outcome.printed, registration);
  for (const { address, declared } of reading.declared)
    await rig.services.reports.saveDeclared(registration.id, address, declared);
  await rig.pages.show(
    `${script.title}, ${registration.name}`,
    scriptMarkdown({
      name: registration.name,
      script,
      preview,
      ...outcome,
      declared: reading.declared,
      findings: await advisedConfusions(reading.reading, { registration }),
    }),
  );
  if (preview && outcome.ended === 'ok') void offerReal(subject, rig);
  return { ran: true, script: script.id, preview, ended: outcome.ended, declared: reading.declared };
}

async function offerReal(subject: Subject, rig: Rig): Promise<void> {
  const run = 'Run It…';
  const answer = await window.showInformationMessage(
    uiText(`The preview of “${subject.script.title}” has ended and has changed nothing.`),
    run,
  );
  if (answer !== run) return;
  try {
    await agreeAndRun(subject, rig);
  } catch (error) {
    void window.showErrorMessage(
      uiText(rig.services.redact(error instanceof Error ? error.message : String(error))),
    );
  }
}
