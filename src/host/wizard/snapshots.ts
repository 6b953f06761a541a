// What the page is told: all of it with the page itself, then what has changed.

import * as l10n from '../../core/l10n.ts';
import type { ProductRow } from '../../core/productChoice.ts';
import { findProducts, recentProducts } from '../../core/productSearch.ts';
import { today } from '../../core/text/dates.ts';
import { plainLine } from '../../core/text/text.ts';
import type { WizardEvent } from '../../wizard/messages.ts';
import { productRows } from '../../wizard/shownProducts.ts';
import { snapshotOf, type WizardSnapshot } from '../../wizard/snapshot.ts';
import { patchOf } from '../../wizard/snapshotPatch.ts';
import type { Services } from '../shell/services.ts';
import type { WizardModel } from './model.ts';

export interface Snapshots {
  /** All that is known, with the catalogue; what is sent later says what has changed since. */
  whole(): WizardEvent;
  /** One patch for all changes of one turn. */
  schedule(): void;
  /** Sends what is scheduled now, so that it arrives before the reply. */
  flush(): void;
  stop(): void;
}

export interface SnapshotDeps {
  readonly services: Services;
  readonly post: (message: WizardEvent) => void;
  readonly rename: (title: string) => void;
}

export function createSnapshots(model: WizardModel, deps: SnapshotDeps): Snapshots {
  let due = false;
  let stopped = false;
  let sent: WizardSnapshot | undefined;
  const latest = (): WizardSnapshot => {
    due = false;
    deps.rename(plainLine(model.state.texts.name, 40) || l10n.t('Set Up a Mailbox'));
    return snapshotOf(model.state, model.facts, model.parts, today(new Date()));
  };
  const send = () => {
    if (!due || stopped || sent === undefined) return;
    const before = sent;
    sent = latest();
    deps.post({ kind: 'patch', patch: patchOf(before, sent) });
  };
  return {
    whole: () => {
      sent = latest();
      return { kind: 'snapshot', snapshot: sent, catalogue: rowsOf(model, deps.services) };
    },
    schedule: () => {
      due = true;
      // After the first of one turn nothing is due.
      queueMicrotask(send);
    },
    flush: send,
    stop: () => {
      stopped = true;
    },
  };
}

/** What was used last comes first. */
function rowsOf({ parts }: WizardModel, services: Services): readonly ProductRow[] {
  const used = services.registrations.all().map(({ registration }) => registration);
  return productRows(findProducts(parts.catalogue, '', recentProducts(used)));
}
