// Over each application of a file that configures mail: bring it in, test it, read what is said about it.

import { CodeLens, type TextDocument } from 'vscode';
import { importFrom } from '../../configs/importBlock.ts';
import type { ConfigReading, ConfigValue } from '../../configs/model.ts';
import * as l10n from '../../core/l10n.ts';
import { isConfigCheckOn } from './checkSettings.ts';
import type { KnownRegistrations } from './configActions.ts';
import { registrationOf } from './importCommand.ts';

/** At most this many applications of one file have a lens: a longer list is read with *Explain*. */
const mostApplications = 20;

export function lensesFor(
  document: TextDocument,
  reading: ConfigReading,
  services: KnownRegistrations,
): CodeLens[] {
  if (!reading.values.some(isCertain) || !isConfigCheckOn(document, 'codeLens')) return [];
  const numbers = [...new Set(reading.values.map(({ application }) => application))].filter(
    (each) => each > 0,
  );
  const applications = numbers.length === 0 ? [0] : numbers.slice(0, mostApplications);
  return applications.flatMap((application) => lensesOver(application, document, reading, services));
}

const isCertain = ({ what, placeholder }: ConfigValue): boolean =>
  (what === 'host' || what === 'clientId') && placeholder !== true;

function lensesOver(
  application: number,
  document: TextDocument,
  reading: ConfigReading,
  services: KnownRegistrations,
): CodeLens[] {
  const first = reading.values.find((value) => value.application === application);
  if (first === undefined) return [];
  const { range } = document.lineAt(document.positionAt(first.start).line);
  const lens = (title: string, command: string, argument: object): CodeLens =>
    new CodeLens(range, { title, command, arguments: [argument] });
  const { personArguments, registrations, withoutNode = false } = services;
  const uri = document.uri.toString();
  const found = importFrom(reading, application);
  const known = found === undefined ? undefined : registrationOf(found, registrations);
  const problems = reading.problems.length;
  return [
    ...(known === undefined || withoutNode
      ? []
      : [
          lens(
            l10n.t({ message: 'Test', comment: 'verb, on a button: tests the connection' }),
            'exchangeOAuth.mailbox.testAll',
            personArguments.forPerson({ registration: known.id }),
          ),
        ]),
    ...(found === undefined || withoutNode
      ? []
      : [
          lens(
            known === undefined ? l10n.t('Import and Test') : l10n.t('Open Registration'),
            'exchangeOAuth.config.import',
            personArguments.forPerson({ uri, application }),
          ),
        ]),
    lens(
      problems === 0 ? l10n.t('Explain') : l10n.t('Explain ({0})', problems),
      'exchangeOAuth.config.read',
      document.uri,
    ),
  ];
}
