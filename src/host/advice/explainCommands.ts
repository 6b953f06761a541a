// Explain Error, and the advice behind a failed step or finding.

import { env, window, workspace } from 'vscode';
import type { Configured, Explained } from '../../advice/diagnose.ts';
import * as l10n from '../../core/l10n.ts';
import { type Advice, ownerLabels } from '../../core/report/advice.ts';
import { plainLine } from '../../core/text/text.ts';
import { adviceMarkdown } from '../../pages/advicePage.ts';
import { explainedMarkdown } from '../../pages/explainedPage.ts';
import { namedOrAsked } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command, simpleCommand } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import { inOrder } from '../shell/inOrder.ts';
import type { PageActions, Pages } from '../shell/pages.ts';
import type { Services } from '../shell/services.ts';
import { versionsHere } from '../shell/versions.ts';
import { runAction } from './adviceActions.ts';
import { productPlaceOf } from './productPlace.ts';

/** So much is searched for names of mailboxes, masked and put into a report; what is explained is the beginning and the end. */
const maxPaste = 262_144;
/** From so many characters on, reading takes long enough to be shown. */
const longPaste = 50_000;

/** Lets whatever waits in the extension host have its turn. */
const untilOthersRan = () => new Promise<void>((resolve) => setTimeout(resolve));

/** What explaining needs to know. */
export interface ExplainServices extends Pick<Services, 'registrations' | 'redact' | 'personArguments'> {
  readonly reports: Pick<Services['reports'], 'probes' | 'policy'>;
}

export const explainCommands = (services: ExplainServices, pages: Pages): readonly Command[] => [
  explainCommand(services, pages),
  simpleCommand({
    id: 'exchangeOAuth.advice.open',
    run: async (call) => {
      const found = adviceIn(call, services);
      if (found !== undefined) await showAdvice(found, call, services, pages);
    },
  }),
  simpleCommand({
    id: 'exchangeOAuth.advice.copyMessage',
    run: async (call) => {
      const found = adviceIn(call, services);
      if (found !== undefined) await copyMessage(found.advice);
    },
  }),
];

const explainCommand = (services: ExplainServices, pages: Pages): Command =>
  command({
    id: 'exchangeOAuth.error.explain',
    choose: (call) =>
      namedOrAsked(
        call,
        textOf(call, 'text'),
        () => textToExplain(services),
        'Name the text: {text: "<error text>"}.',
      ),
    progress: (text) =>
      text.length < longPaste ? undefined : { title: l10n.t('Reading the text'), where: 'view' },
    run: async (text) => {
      const { configuredIn, explainText } = await import('../../advice/diagnose.ts');
      const about = configuredIn(text.slice(0, maxPaste), registrationsOf(services));
      return explainText(text, { now: new Date(), ...about }, services.redact, untilOthersRan);
    },
    tell: (advices, text) => showExplained(advices, text.slice(0, maxPaste), services, pages),
  });

const registrationsOf = ({ registrations }: ExplainServices) =>
  registrations.all().map(({ registration }) => registration);

/** With the test of the mailbox it is about, if one is configured here, and a report for an explanation that is wrong. */
async function showExplained(
  advices: readonly Explained[],
  text: string,
  services: ExplainServices,
  pages: Pages,
): Promise<void> {
  const { configuredIn, wrongReport } = await import('../../advice/diagnose.ts');
  const about = configuredIn(text, registrationsOf(services));
  const codes = advices.flatMap(({ code, otherCauses = [] }) => [
    code,
    ...otherCauses.map((one) => one.code),
  ]);
  const product = await productPlaceOf(text, about.registration, codes);
  await pages.show(l10n.t('Explained error'), explainedMarkdown(advices, { ...about, product }), {
    message: advices.find(({ owner }) => owner !== 'you')?.message,
    wrong: wrongReport(services.redact(text), advices, versionsHere()),
    ...testOf(about, services),
  });
}

/** The test that shows what the text is about: of its mailbox, else of every mailbox of its registration. */
function testOf(
  { registration, mailbox }: Configured,
  { personArguments }: ExplainServices,
): Pick<PageActions, 'again'> {
  if (registration === undefined || registration.mailboxes.length === 0) return {};
  const subject = { registration: registration.id };
  return {
    again:
      mailbox === undefined
        ? inOrder(['mailbox.testAll'], subject, personArguments)
        : inOrder(
            ['mailbox.test', 'mailbox.report'],
            { ...subject, address: mailbox.address },
            personArguments,
          ),
  };
}

/** The selection, else the clipboard once a person agreed to it, else an empty editor to paste into. */
async function textToExplain({ redact }: ExplainServices): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const selected =
    editor === undefined || editor.selection.isEmpty ? '' : editor.document.getText(editor.selection);
  if (selected.trim() !== '') return selected;
  const clipboard = await env.clipboard.readText();
  const fromClipboard = l10n.t('Explain the Clipboard');
  const paste = l10n.t('Paste Into an Editor');
  const answer = await window.showInformationMessage(
    l10n.t('Which error do you want explained?'),
    {
      modal: true,
      detail: l10n.t(
        'An error, a log, a server’s answer, several at once. It stays on this computer; secrets and tokens in it are masked.{0}',
        clipboard.trim() === ''
          ? ''
          : `\n\n${l10n.t('The clipboard begins with: {0}', plainLine(redact(clipboard.slice(0, maxPaste)), 160))}`,
      ),
    },
    ...(clipboard.trim() === '' ? [] : [fromClipboard]),
    paste,
  );
  if (answer === fromClipboard) return clipboard;
  if (answer === paste) {
    await window.showTextDocument(await workspace.openTextDocument({ language: 'log', content: '' }));
    void window.showInformationMessage(
      l10n.t('Paste the error here, select it, and run Explain Error again.'),
    );
  }
  return undefined;
}

interface FoundAdvice {
  readonly advice: Advice;
  /** Other causes that the evidence leaves open. */
  readonly others: readonly Advice[];
}

/** The advice of a tree node or notification: by registration, mailbox and code. */
function adviceIn(call: Call, services: ExplainServices): FoundAdvice | undefined {
  const code = textOf(call, 'code');
  if (call.registration === undefined || call.address === undefined || code === undefined) return undefined;
  const steps = services.reports.probes(call.registration, call.address).flatMap((report) => report.steps);
  const step = steps.find((candidate) => candidate.code === code);
  if (step?.advice !== undefined) return { advice: step.advice, others: step.otherCauses ?? [] };
  const policy = services.reports.policy(call.registration, call.address);
  const advice = policy?.findings.find((finding) => finding.code === code)?.advice;
  return advice && { advice, others: [] };
}

async function showAdvice(
  { advice, others }: FoundAdvice,
  call: Call,
  services: ExplainServices,
  pages: Pages,
): Promise<void> {
  const subject = { registration: call.registration, address: call.address };
  const policy = advice.code.startsWith('policy.');
  await pages.show(l10n.shown(advice.title), adviceMarkdown(advice, others), {
    message: advice.owner === 'you' ? undefined : advice.message,
    again: inOrder(
      [policy ? 'mailbox.checkPolicy' : 'mailbox.test', 'mailbox.report'],
      subject,
      services.personArguments,
    ),
    ...(call.registration !== undefined && advice.actions?.includes('showScript') === true
      ? { script: { registration: call.registration } }
      : {}),
  });
  const actions = (advice.actions ?? []).flatMap((action) =>
    runAction(action, call, services.personArguments),
  );
  const copy = {
    label: l10n.t('Copy Message for {0}', titleCase(l10n.t(ownerLabels[advice.owner]))),
    run: () => copyMessage(advice),
  };
  const offered = advice.owner === 'you' ? actions.slice(0, 3) : [...actions.slice(0, 2), copy];
  if (offered.length === 0) return;
  const answer = await window.showInformationMessage(
    escapeUiText(l10n.shown(advice.title)),
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
  window.setStatusBarMessage(
    l10n.t('$(copy) Message for {0} copied', l10n.t(ownerLabels[advice.owner])),
    6_000,
  );
}
