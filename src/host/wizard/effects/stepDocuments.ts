// Works out the texts that the current step shows; nothing is loaded for a step that has none.

import { isMicrosoftCloud } from '../../../core/endpoints/clouds.ts';
import * as l10n from '../../../core/l10n.ts';
import type { Registration } from '../../../core/registration/registration.ts';
import { errorMessage, isFailure } from '../../../core/report/failure.ts';
import { today } from '../../../core/text/dates.ts';
import type { AdminScript } from '../../../snippets/adminScripts/adminScript.ts';
import { registrationScript } from '../../../snippets/registrationScript.ts';
import type { SettingsSheet, WizardDocument } from '../../../wizard/snapshot.ts';
import { tenantOf } from '../../../wizard/state.ts';
import { setupMade } from '../../provisioning/setupMade.ts';
import { versionsHere } from '../../shell/versions.ts';
import type { WizardModel } from '../model.ts';
import { demoEndpointsOf } from './demo.ts';
import { neededPermissions } from './products.ts';

export interface StepTexts {
  readonly documents: readonly WizardDocument[];
  readonly sheet?: SettingsSheet;
  /** Why a text of the step cannot be written; it comes in its place. */
  readonly documentsProblem?: string;
}

/** Texts of the step the draft is at; a value that no script can hold is told and not thrown. */
export async function stepTexts(model: WizardModel): Promise<StepTexts> {
  try {
    return await textsOf(model);
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { documents: [], documentsProblem: l10n.shown(model.services.redact(errorMessage(error))) };
  }
}

async function textsOf(model: WizardModel): Promise<StepTexts> {
  switch (model.state.step) {
    case 'registration':
      return { documents: await registrationDocuments(model) };
    case 'limit':
      return { documents: await limitDocuments(model) };
    case 'finish':
      return finishTexts(model);
    default:
      return { documents: [] };
  }
}

async function registrationDocuments(model: WizardModel): Promise<readonly WizardDocument[]> {
  const { state } = model;
  if (!isMicrosoftCloud(state.cloud) || state.texts.name.trim() === '') return [];
  const { shapeOf } = await import('../../../products/registry.ts');
  const shape = shapeOf(state.product, state.grant);
  const text = registrationScript({
    name: state.texts.name.trim(),
    tenant: tenantOf(state),
    cloud: state.cloud,
    multiTenant: state.accountTypes === 'multiTenant',
    publicClientFlows: shape.publicClientFlows,
    redirects: shape.redirects,
    permissions: await neededPermissions(state),
  });
  return [
    {
      id: 'script:register',
      title: l10n.t('Register the application (Microsoft Graph PowerShell)'),
      explains: l10n.t(
        'Registers the application with the permissions of step 4 and prints the two IDs. It makes no secret and gives no consent.',
      ),
      language: 'powershell',
      fileName: 'register-application.ps1',
      text,
      runnable: true,
      delay: '',
      undo: '',
    },
  ];
}

async function limitDocuments(model: WizardModel): Promise<readonly WizardDocument[]> {
  const registration = complete(model.registration());
  if (registration.mailboxes.length === 0 || registration.clientId === '') return [];
  const { adminScripts } = await import('../../../snippets/adminScripts/adminScripts.ts');
  return adminScripts(registration).map(scriptDocument);
}

/** Rows that are still empty have no place in a script. */
function complete(registration: Registration): Registration {
  return { ...registration, mailboxes: registration.mailboxes.filter(({ address }) => address !== '') };
}

function scriptDocument(script: AdminScript): WizardDocument {
  const who =
    script.who === 'entraAdmin'
      ? l10n.t('Run by an Entra administrator.')
      : l10n.t('Run by an Exchange administrator.');
  return {
    id: `script:${script.id}`,
    title: l10n.shown(script.title),
    explains: `${l10n.shown(script.why)} ${who}`,
    language: 'powershell',
    fileName: `${script.id}.ps1`,
    text: script.text,
    runnable: true,
    delay: l10n.shown(script.delay),
    undo: script.undo,
  };
}

async function finishTexts(model: WizardModel): Promise<StepTexts> {
  const registration = complete(model.registration());
  const { targetsFor, renderTarget, findProduct } = await import('../../../products/registry.ts');
  const product = findProduct(registration.product);
  const address = model.sheetChoice?.address ?? registration.mailboxes[0]?.address ?? '';
  const mailbox = registration.mailboxes.find((candidate) => candidate.address === address);
  if (mailbox === undefined) return { documents: [] };
  const target = model.sheetChoice?.target ?? product?.targets[0] ?? '';
  const result = await renderTarget(registration, mailbox, target, demoEndpointsOf(model, registration));
  const rendering = 'refused' in result ? { files: [], fields: [], notes: [] } : result;
  const targets = targetsFor(registration, mailbox).map((offered) => ({
    target: offered.target,
    name: offered.name,
    refused: l10n.shown(offered.refusal?.refused ?? ''),
  }));
  const files = rendering.files.map(
    (file): WizardDocument => ({
      id: `file:${file.name}`,
      title: file.name,
      explains: '',
      language: file.language,
      fileName: file.name,
      text: file.text,
      runnable: false,
      delay: '',
      undo: '',
    }),
  );
  const refused = 'refused' in result ? l10n.shown(result.refused) : '';
  return {
    documents: [...files, ...(await handOffDocuments(model, registration))],
    sheet: { targets, target, address, fields: rendering.fields, notes: rendering.notes, refused },
  };
}

async function handOffDocuments(
  model: WizardModel,
  registration: Registration,
): Promise<readonly WizardDocument[]> {
  const { reports } = model.services;
  const handOffDocument = (id: string, title: string, explains: string, text: string): WizardDocument => ({
    id: `handOff:${id}`,
    title,
    explains,
    language: 'markdown',
    fileName: `${registration.id}-${id}.md`,
    text,
    runnable: false,
    delay: '',
    undo: '',
  });
  const { sealed, writeSheet, writeReport } = await import('../../handOff/documents.ts');
  const redirectUri = model.state.texts.redirectUri.trim();
  const sheet = await writeSheet(registration, today(new Date()), {
    multiTenant: model.state.accountTypes === 'multiTenant',
    ...(redirectUri === '' ? {} : { redirectUri }),
    setup: await setupMade(registration, model.storage, () => demoEndpointsOf(model, registration)),
  });
  const report = await writeReport(registration, reports, {
    versions: versionsHere(),
    writtenAt: new Date().toISOString(),
  });
  return [
    handOffDocument(
      'hand-off',
      l10n.t('Sheet for the administrator'),
      l10n.t('What is asked for, why, and the scripts in order. It holds no secret.'),
      sheet,
    ),
    handOffDocument(
      'test-report',
      l10n.t('Test report'),
      l10n.t('What was tried, when, and with which result.'),
      sealed(report, await model.services.reportKeys.own()),
    ),
  ];
}
