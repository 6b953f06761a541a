// Compare Check Runs: what changed between two lines of a record that the check keeps.

import { type QuickPickItem, window, workspace } from 'vscode';
import { publicKeyFrom, verdictOf, verifyRecords } from '../../check/verifyRecords.ts';
import * as l10n from '../../core/l10n.ts';
import { type RecordReading, type RunRecord, readRecords } from '../../core/report/runRecord.ts';
import { minuteOf } from '../../core/text/dates.ts';
import { changesBetween, compareMarkdown } from '../../pages/comparePage.ts';
import { choose, needed } from '../shell/ask.ts';
import { textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Pages } from '../shell/pages.ts';
import { readBounded } from '../shell/readBounded.ts';

/** Limit in bytes; a year of runs of hundreds of mailboxes is smaller. */
const mostBytes = 32_000_000;

export const compareCommand = (pages: Pages): Command =>
  command({
    id: 'exchangeOAuth.check.compare',
    choose: async (call) => {
      const text = textOf(call, 'text') ?? (call.byPerson ? await readChosen() : undefined);
      if (text === undefined) throw new Error('Name the record: {text: "<lines of a record file>"}.');
      const readings = readRecords(text);
      const records = recordsIn(readings);
      const two = await (call.byPerson ? chooseTwo(records) : lastTwo(records));
      const unsigned = verifyRecords(readings);
      const key =
        textOf(call, 'publicKey') ?? (call.byPerson && unsigned.signed > 0 ? await askKey() : undefined);
      return { two, checked: key === undefined ? unsigned : verifyRecords(readings, publicKeyFrom(key)) };
    },
    run: async ({ two: [earlier, later], checked }, { byPerson }) => {
      const whole = verdictOf(checked);
      if (byPerson) await pages.show(l10n.t('Two runs of the check'), compareMarkdown(earlier, later, whole));
      const record = { whole: checked.problems.length === 0, detail: whole, problems: checked.problems };
      return { from: earlier.at, to: later.at, changes: changesBetween(earlier, later), record };
    },
    tell: async ({ record }) => {
      if (!record.whole) await window.showWarningMessage(escapeUiText(record.detail));
    },
  });

type Two = readonly [RunRecord, RunRecord];

async function readChosen(): Promise<string> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const [file] = needed(
    await window.showOpenDialog({
      title: l10n.t('Record of the check'),
      filters: { Record: ['jsonl', 'json', 'txt'] },
      ...(folder === undefined ? {} : { defaultUri: folder }),
    }),
  );
  return readBounded(needed(file), l10n.t('a record'), mostBytes);
}

/** Limit in bytes; a public key is a few hundred characters. */
const mostKeyBytes = 100_000;

/** The PEM of the key that signed; undefined if the signatures are not to be checked. */
async function askKey(): Promise<string | undefined> {
  const items = [
    { label: l10n.t('Choose the public key…'), named: true },
    { label: l10n.t('Compare without checking who signed'), named: false },
  ];
  const { named } = await choose(items, l10n.t('The lines are signed. Check who signed them?'));
  if (!named) return undefined;
  const [file] = needed(
    await window.showOpenDialog({
      title: l10n.t('Public key of the record'),
      filters: { PEM: ['pub', 'pem', 'key', 'txt'] },
    }),
  );
  return readBounded(needed(file), l10n.t('a public key'), mostKeyBytes);
}

function recordsIn(readings: readonly RecordReading[]): readonly RunRecord[] {
  const problem = readings.find((reading) => !reading.ok);
  const records = readings.flatMap((reading) => (reading.ok ? [reading.record] : []));
  if (records.length >= 2) return records;
  throw new Error(
    problem !== undefined && !problem.ok
      ? l10n.record('Line {0}: {1} Two runs are needed.', problem.number, problem.problem)
      : l10n.record('The file holds fewer than two runs. Run the check with --record a second time.'),
  );
}

function lastTwo(records: readonly RunRecord[]): Two {
  const [later, earlier] = records.toReversed();
  return [needed(earlier), needed(later)];
}

async function chooseTwo(records: readonly RunRecord[]): Promise<Two> {
  const items = records.toReversed().map((record): QuickPickItem & { record: RunRecord } => ({
    label: minuteOf(record.at),
    description:
      record.exitCode === 0 ? l10n.t('everything held') : l10n.t('ended with {0}', record.exitCode),
    record,
  }));
  const later = await choose(items, l10n.t('Which run?'));
  // By their order in the file: the clock of a computer may have been set back between two runs.
  const others = items.slice(items.indexOf(later) + 1);
  if (others.length === 0) throw new Error(l10n.record('No run is older than this one.'));
  return [(await choose(others, l10n.t('Compare with which earlier run?'))).record, later.record];
}
