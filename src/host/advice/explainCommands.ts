// Explain Error, Inspect Token, and the advice behind a failed step or finding.
import { env, window, workspace } from 'vscode';
import { resourceNames } from '../../core/permissions/permissions.ts';
import { protocols, type TokenResource } from '../../core/permissions/protocols.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { type Advice, ownerLabels } from '../../core/report/advice.ts';
import { redactPatterns } from '../../core/text/redaction.ts';
import { plainLine } from '../../core/text/text.ts';
import type { TokenReading } from '../../core/token/tokenReading.ts';
import { explainedMarkdown } from '../../pages/explainedPage.ts';
import { adviceSection } from '../../pages/reportPage.ts';
import { tokenMarkdown } from '../../pages/tokenPage.ts';
import { askRegistration, pick } from '../shell/ask.ts';
import { type Call, cancelled, textOf } from '../shell/call.ts';
import type { Pages } from '../shell/pages.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { uiText } from '../shell/uiText.ts';
import { runAction } from './adviceActions.ts';

/** A paste longer than this is cut: 256 Ki characters hold any log a person selects. */
const maxPaste = 262_144;

export function explainCommands(services: Services, pages: Pages): CommandTable {
  return {
    'exchangeOAuth.error.explain': async (call) => {
      const text = textOf(call, 'text') ?? (call.byPerson ? await textToExplain() : undefined);
      if (text === undefined) {
        if (call.byPerson) return cancelled;
        throw new Error('Name the text: {text: "<error text>"}.');
      }
      const { explainText } = await import('../../advice/diagnose.ts');
      const advices = explainText(text.slice(0, maxPaste), { now: new Date() });
      if (call.byPerson) await pages.show('Explained error', explainedMarkdown(advices));
      return advices;
    },
    'exchangeOAuth.advice.open': async (call) => {
      const found = adviceIn(call, services);
      if (found !== undefined) await showAdvice(found, call, pages);
      return undefined;
    },
    'exchangeOAuth.advice.copyMessage': async (call) => {
      const found = adviceIn(call, services);
      if (found !== undefined) await copyMessage(found.advice);
      return undefined;
    },
    'exchangeOAuth.token.inspect': (call) => inspectToken(call, services, pages),
  };
}

/** The selection, else the clipboard once a person agreed to it, else an empty editor to paste into. */
async function textToExplain(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const selected =
    editor === undefined || editor.selection.isEmpty ? '' : editor.document.getText(editor.selection);
  if (selected.trim() !== '') return selected;
  const clipboard = await env.clipboard.readText();
  const fromClipboard = 'Explain the Clipboard';
  const paste = 'Paste Into an Editor';
  const answer = await window.showInformationMessage(
    'Which error do you want explained?',
    {
      modal: true,
      detail: `An error, a log, a server’s answer, several at once. It stays on this computer; secrets and tokens in it are masked.${clipboard.trim() === '' ? '' : `\n\nThe clipboard begins with: ${redactPatterns(plainLine(clipboard, 160))}`}`,
    },
    ...(clipboard.trim() === '' ? [] : [fromClipboard]),
    paste,
  );
  if (answer === fromClipboard) return clipboard;
  if (answer === paste) {
    await window.showTextDocument(await workspace.openTextDocument({ language: 'log', content: '' }));
    void window.showInformationMessage('Paste the error here, select it, and run Explain Error again.');
  }
  return undefined;
}

interface FoundAdvice {
  readonly advice: Advice;
  /** Other causes that the evidence leaves open. */
  readonly others: readonly Advice[];
}

/** The advice of a tree node or notification: by registration, mailbox and code. */
function adviceIn(call: Call, services: Services): FoundAdvice | undefined {
  const code = textOf(call, 'code');
  if (call.registration === undefined || call.address === undefined || code === undefined) return undefined;
  const steps = services.reports.probes(call.registration, call.address).flatMap((report) => report.steps);
  const step = steps.find((candidate) => candidate.code === code);
  if (step?.advice !== undefined) return { advice: step.advice, others: step.otherCauses ?? [] };
  const policy = services.reports.policy(call.registration, call.address);
  const advice = policy?.findings.find((finding) => finding.code === code)?.advice;
  return advice && { advice, others: [] };
}

async function showAdvice({ advice, others }: FoundAdvice, call: Call, pages: Pages): Promise<void> {
  await pages.show(advice.title, `${adviceSection(advice, others, 1)}\n`);
  const actions = (advice.actions ?? []).flatMap((action) => runAction(action, call));
  const copy = {
    label: `Copy Message for ${titleCase(ownerLabels[advice.owner])}`,
    run: () => copyMessage(advice),
  };
  const offered = advice.owner === 'you' ? actions.slice(0, 3) : [...actions.slice(0, 2), copy];
  if (offered.length === 0) return;
  const answer = await window.showInformationMessage(
    uiText(advice.title),
    ...offered.map(({ label }) => label),
  );
  await offered.find(({ label }) => label === answer)?.run();
}

const titleCase = (text: string) =>
  text
    .replace(/(^| )(\w)/g, (_, space: string, letter: string) => space + letter.toUpperCase())
    .replace('The ', 'the ');

async function copyMessage(advice: Advice): Promise<void> {
  await env.clipboard.writeText(advice.message);
  window.setStatusBarMessage(`$(copy) Message for ${ownerLabels[advice.owner]} copied`, 6_000);
}

async function inspectToken(call: Call, services: Services, pages: Pages): Promise<unknown> {
  const { readToken } = await import('../../core/token/readToken.ts');
  const pasted = textOf(call, 'token');
  if (pasted !== undefined) return readToken(pasted, new Date());
  const stored = await askRegistration(call, services.registrations, 'Whose token do you want to read?');
  if (stored === cancelled) return cancelled;
  const { registration } = stored;
  const mailbox = registration.mailboxes[0];
  const wanted = await askResource(registration, call.byPerson);
  if (wanted === undefined) return cancelled;
  const claims = await services.connections.claims(
    registration,
    mailbox,
    wanted,
    new AbortController().signal,
  );
  if (claims === undefined) throw new Error('The token is opaque: it cannot be read.');
  const reading: TokenReading = readToken(claims, new Date());
  if (call.byPerson)
    await pages.show(`Token of ${registration.name}`, tokenMarkdown(registration.name, reading));
  return reading;
}

async function askResource(
  registration: Registration,
  byPerson: boolean,
): Promise<TokenResource | undefined> {
  const used = registration.mailboxes
    .flatMap((box) => box.protocols)
    .map((protocol) => protocols[protocol].resource);
  const resources = [...new Set(used)];
  if (!byPerson || resources.length < 2) return resources[0] ?? 'exchange';
  const items = resources.map((resource) => ({ label: resourceNames[resource], resource }));
  return (await pick(items, 'Which token?'))?.resource;
}
