// What crosses postMessage between the wizard's page and its host, and how the host reads the page's requests.

import * as v from 'valibot';
import type { ParsedRequest } from '../core/channel.ts';
import * as l10n from '../core/l10n.ts';
import type { ProductRow } from '../core/productChoice.ts';
import { type Action, actionSchema } from './actions.ts';
import { type Intent, intentSchema } from './intents.ts';
import type { WizardSnapshot } from './snapshot.ts';
import type { SnapshotPatch } from './snapshotPatch.ts';

export type WizardRequest =
  /** From a page that was hidden and is loaded again, so what stands in its HTML is old: the host sends all anew. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'act'; readonly act: Action };

export type WizardEvent =
  /** What a page begins with. */
  | {
      readonly kind: 'snapshot';
      readonly snapshot: WizardSnapshot;
      readonly catalogue: readonly ProductRow[];
    }
  | { readonly kind: 'patch'; readonly patch: SnapshotPatch };

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const wizardRequest = v.variant('kind', [
  v.strictObject({ kind: v.literal('ready'), id }),
  v.strictObject({ kind: v.literal('intent'), id, intent: intentSchema }),
  v.strictObject({ kind: v.literal('act'), id, act: actionSchema }),
]);

/** Reads a request of the page. The problem never repeats a value: it may be a secret. */
export function parseWizardRequest(value: unknown): ParsedRequest<WizardRequest> {
  const result = v.safeParse(wizardRequest, value);
  if (result.success) return { ok: true, request: result.output };
  const tooLong = result.issues.some((issue) => issue.type === 'max_length');
  return {
    ok: false,
    problem: tooLong
      ? l10n.t('This text is too long to be used here. Enter the value alone.')
      : l10n.t('The wizard’s page sent something that this version does not understand. Reopen the wizard.'),
  };
}
