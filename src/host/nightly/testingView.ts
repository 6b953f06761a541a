// The Testing view, if the setting shows it: mailboxes as tests, steps as output.

import {
  type CancellationToken,
  type Disposable,
  MarkdownString,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  TestRunProfileKind,
  type TestRunRequest,
  tests,
  workspace,
} from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { errorMessage } from '../../core/report/failure.ts';
import { type ProbeReport, stepLabels } from '../../core/report/probeReport.ts';
import { testedWith } from '../../core/report/testedWith.ts';
import { escapeMarkdown } from '../../pages/markdown.ts';
import type { Services } from '../shell/services.ts';
import { showJunit } from './junitResults.ts';

const setting = 'testingView';

/** Shows or hides the view as the setting says, now and when it changes. */
export function createTestingView(services: Services): Disposable {
  let controller: TestController | undefined;
  const follow = () => {
    const wanted = workspace.getConfiguration('exchangeOAuth').get<boolean>(setting) === true;
    if (wanted) controller ??= open(services);
    else {
      controller?.dispose();
      controller = undefined;
    }
  };
  follow();
  const listeners = [
    workspace.onDidChangeConfiguration(
      (event) => event.affectsConfiguration(`exchangeOAuth.${setting}`) && follow(),
    ),
    services.registrations.onDidChange(() => controller !== undefined && fill(controller, services)),
  ];
  return {
    dispose: () => {
      for (const listener of listeners) listener.dispose();
      controller?.dispose();
    },
  };
}

function open(services: Services): TestController {
  const controller = tests.createTestController('exchangeOAuth', l10n.t('Exchange Mailboxes'));
  fill(controller, services);
  controller.createRunProfile(
    l10n.t('Test Connection'),
    TestRunProfileKind.Run,
    (request, token) => run(request, token, controller, services),
    true,
  );
  controller.refreshHandler = () => showJunit(controller, services);
  return controller;
}

function fill(controller: TestController, { registrations }: Services): void {
  controller.items.replace(
    registrations.all().map(({ registration }) => {
      const item = controller.createTestItem(registration.id, registration.name);
      // VS Code keeps a row's last result by its id: another application's mailbox is another row.
      item.children.replace(
        registration.mailboxes.map(({ address }) =>
          controller.createTestItem(JSON.stringify([address, testedWith(registration, address)]), address),
        ),
      );
      return item;
    }),
  );
}

async function run(
  request: TestRunRequest,
  token: CancellationToken,
  controller: TestController,
  services: Services,
): Promise<void> {
  const testRun = controller.createTestRun(request);
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  try {
    await Promise.all(
      leavesOf(request, controller).map((item) => runOne(item, testRun, stop.signal, services)),
    );
  } finally {
    testRun.end();
  }
}

/** The mailboxes that were asked for, without those that were left out. */
function leavesOf(
  { include, exclude = [] }: TestRunRequest,
  controller: TestController,
): readonly TestItem[] {
  const roots = include ?? [...controller.items].map(([, item]) => item);
  const leaves = roots.flatMap((item) =>
    item.children.size === 0 ? [item] : [...item.children].map(([, child]) => child),
  );
  const out = new Set(exclude);
  return leaves.filter((item) => !out.has(item) && (item.parent === undefined || !out.has(item.parent)));
}

async function runOne(
  item: TestItem,
  testRun: TestRun,
  signal: AbortSignal,
  services: Services,
): Promise<void> {
  const found = mailboxOf(item, services);
  if (found === undefined) return testRun.skipped(item);
  testRun.started(item);
  const startedAt = Date.now();
  const { registration, mailbox } = found;
  const options = { signal, interactive: false, patient: true };
  try {
    const reports = await services.connections.test(registration, mailbox, mailbox.protocols, options);
    // A test that was cancelled proves nothing.
    if (signal.aborted) return testRun.skipped(item);
    for (const report of reports) testRun.appendOutput(outputOf(report), undefined, item);
    const failed = reports.filter(({ ok }) => !ok);
    if (failed.length === 0) testRun.passed(item, Date.now() - startedAt);
    else testRun.failed(item, failed.map(messageOf), Date.now() - startedAt);
  } catch (error) {
    testRun.errored(item, new TestMessage(services.redact(errorMessage(error))), Date.now() - startedAt);
  }
}

function mailboxOf(
  item: TestItem,
  { registrations }: Services,
): { registration: Registration; mailbox: Mailbox } | undefined {
  const registration =
    item.parent === undefined ? undefined : registrations.find(item.parent.id)?.registration;
  const mailbox = registration?.mailboxes.find(({ address }) => address === item.label);
  return registration === undefined || mailbox === undefined ? undefined : { registration, mailbox };
}

/** The Testing view's terminal wants CRLF. */
function outputOf({ protocol, steps }: ProbeReport): string {
  const lines = steps.map(
    ({ id, status, durationMs, detail }) =>
      `  ${l10n.t(stepLabels[id])}: ${status}, ${durationMs} ms. ${l10n.shown(detail)}`,
  );
  return `${[protocol, ...lines].join('\r\n')}\r\n`;
}

function messageOf({ protocol, steps }: ProbeReport): TestMessage {
  const step = steps.find(({ status }) => status === 'failed');
  const parts = [
    step?.advice?.title ?? step?.detail ?? '',
    step?.advice?.cause ?? '',
    step?.advice?.fix ?? '',
  ];
  return new TestMessage(
    new MarkdownString([protocol, ...parts].map((part) => escapeMarkdown(l10n.shown(part))).join('\n\n')),
  );
}
