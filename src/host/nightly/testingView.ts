// The Testing view, if the setting shows it: mailboxes as tests, steps as output, and results that the check wrote as JUnit.

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
  type Uri,
  workspace,
} from 'vscode';
import { authorityHostOf } from '../../core/credential/secretKey.ts';
import * as l10n from '../../core/l10n.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { applicationName } from '../../core/report/applicationName.ts';
import { errorMessage } from '../../core/report/failure.ts';
import { type ProbeReport, stepLabels } from '../../core/report/probeReport.ts';
import { testedWith } from '../../core/report/testedWith.ts';
import { escapeMarkdown } from '../../pages/markdown.ts';
import { readBounded } from '../shell/readBounded.ts';
import type { Services } from '../shell/services.ts';
import { readJunit } from './readJunit.ts';

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

/** JUnit files of the check in the workspace, as one run. */
async function showJunit(controller: TestController, services: Services): Promise<void> {
  const files = await workspace.findFiles('**/junit*.xml', '**/{node_modules,.git}/**', 20);
  for (const file of files) {
    const cases = readJunit(await textOf(file, services));
    if (cases.length === 0) continue;
    const testRun = controller.createTestRun(
      { include: undefined, exclude: undefined, profile: undefined, preserveFocus: true },
      workspace.asRelativePath(file),
      false,
    );
    for (const [suite, own] of Map.groupBy(cases, (each) => each.suite)) {
      const item = itemFor(controller, { suite, application: own[0]?.application ?? '' }, services);
      const failures = own.flatMap(({ name, failure }) =>
        failure === undefined ? [] : [new TestMessage(`${name}: ${failure}`)],
      );
      const ms = own.reduce((sum, { seconds }) => sum + seconds * 1_000, 0);
      // Reported once for all protocols: a later result would replace the earlier one.
      if (failures.length === 0) testRun.passed(item, ms);
      else testRun.failed(item, failures, ms);
    }
    testRun.end();
  }
}

/** A file that cannot be read, or is too large to be one of the check, does not keep the others from being shown. */
async function textOf(file: Uri, { log }: Services): Promise<string> {
  try {
    return await readBounded(file, l10n.t('results of the check'), mostJunitBytes);
  } catch (error) {
    log.error(workspace.asRelativePath(file), error);
    return '';
  }
}

interface Named {
  readonly suite: string;
  /** Whose results the file says these are. */
  readonly application: string;
}

/**
 * A mailbox of the view; else a row of its own, beside the mailboxes if the suite is about a registration. What a file
 * says of another application stands apart: its mailbox was not tested with this one.
 */
function itemFor(
  controller: TestController,
  { suite, application }: Named,
  { registrations }: Services,
): TestItem {
  for (const [, item] of controller.items) {
    const registration = registrations.find(item.id)?.registration;
    const child = [...item.children].find(([, each]) => `${item.id} ${each.label}` === suite)?.[1];
    if (registration === undefined || (child === undefined && item.id !== suite)) continue;
    const own = applicationName(authorityHostOf(registration), registration);
    if (application.toLowerCase() !== own.toLowerCase()) break;
    return child ?? added(item.children, controller, [`${suite} ${checkRow}`, l10n.t('Nightly check')]);
  }
  const whose = application === '' ? suite : `${suite} (${application})`;
  return added(controller.items, controller, [whose, whose]);
}

function added(
  to: TestController['items'],
  controller: TestController,
  [id, label]: readonly [id: string, label: string],
): TestItem {
  const item = controller.createTestItem(id, label);
  to.add(item);
  return item;
}

/** No address holds a blank. */
const checkRow = 'nightly check';

/** A night of thousands of mailboxes is smaller (bytes). */
const mostJunitBytes = 16_000_000;
