// Sends the page what the wizard knows: whole at first, then what has changed, and the catalogue once.

import * as l10n from '../../core/l10n.ts';
import type { ProductChoice } from '../../core/productChoice.ts';
import { findProducts, recentProducts } from '../../core/productSearch.ts';
import { plainLine } from '../../core/text/text.ts';
import { today } from '../../core/text/today.ts';
import type { WizardEvent } from '../../wizard/messages.ts';
import { snapshotOf, type WizardSnapshot } from '../../wizard/snapshot.ts';
import { patchOf } from '../../wizard/snapshotPatch.ts';
import type { Services } from '../shell/services.ts';
import type { WizardModel } from './model.ts';

export interface Snapshots {
  /** One snapshot for all changes of one turn. */
  schedule(): void;
  /** Sends what is scheduled now, so that it arrives before the reply. */
  flush(): void;
  /** The page has nothing yet: it was reloaded, or has drawn before the catalogue was loaded. */
  startAnew(): void;
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
  let asked = false;
  let sentCatalogue: readonly ProductChoice[] | undefined;
  let sent: WizardSnapshot | undefined;
  /**
   * The first one goes as soon as there is a catalogue: VS Code keeps it until the page is loaded, and asking for it then
   * would cost the page a way to the extension host and back.
   */
  const mayBegin = () => asked || model.parts.catalogue !== undefined;
  const send = () => {
    if (!due || stopped || !mayBegin()) return;
    due = false;
    deps.rename(plainLine(model.state.texts.name, 40) || l10n.t('Set Up a Mailbox'));
    const snapshot = snapshotOf(model.state, model.facts, model.parts, today(new Date()));
    const event =
      sent === undefined
        ? ({ kind: 'snapshot', snapshot } as const)
        : ({ kind: 'patch', patch: patchOf(sent, snapshot) } as const);
    sent = snapshot;
    const { catalogue } = model.parts;
    const isNew = catalogue !== undefined && catalogue !== sentCatalogue;
    sentCatalogue = catalogue;
    deps.post(isNew ? { ...event, catalogue: ordered(catalogue, deps.services) } : event);
  };
  return {
    schedule: () => {
      due = true;
      // After the first of one turn nothing is due.
      queueMicrotask(send);
    },
    flush: send,
    startAnew: () => {
      asked = true;
      sentCatalogue = undefined;
      sent = undefined;
      due = true;
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** What was used last comes first. */
function ordered(catalogue: readonly ProductChoice[], services: Services): readonly ProductChoice[] {
  const used = services.registrations.all().map(({ registration }) => registration);
  return findProducts(catalogue, '', recentProducts(used));
}
