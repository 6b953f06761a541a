// What the check of the night wrote as JUnit, shown in the Testing view beside the mailboxes that it is about.
import { type TestController, type TestItem, TestMessage, type Uri, workspace } from 'vscode';
import { authorityHostOf } from '../../core/credential/secretKey.ts';
import * as l10n from '../../core/l10n.ts';
import { applicationName } from '../../core/report/applicationName.ts';
import { readBounded } from '../shell/readBounded.ts';
import type { Services } from '../shell/services.ts';
import { readJunit } from './readJunit.ts';

/** No address holds a blank. */
const checkRow = 'nightly check';

/** A night of thousands of mailboxes is smaller (bytes). */
const mostJunitBytes = 16_000_000;

/** Each JUnit file of the check in the workspace as a run of its own. */
export async function showJunit(controller: TestController, services: Services): Promise<void> {
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
