// What the steps share: the snapshot being drawn, what only the page keeps, and the ways to ask the host for something.
import type { Reply } from '../src/core/channel.ts';
import type { ProductRow } from '../src/core/productChoice.ts';
import type { Action } from '../src/wizard/actions.ts';
import type { Intent } from '../src/wizard/intents.ts';
import type { LinkId, PortalLink } from '../src/wizard/links.ts';
import type { FieldName, FieldProblem } from '../src/wizard/problems.ts';
import type { WizardSnapshot } from '../src/wizard/snapshot.ts';

import type { Child } from './dom.ts';

/** Kept by the page alone; a typed secret lives here until it is handed over, and is gone with the page. */
export interface PageMemory {
  search: string;
  secret: string;
  userName: string;
  password: string;
  /** True while a stored credential is being replaced. */
  replacing: boolean;
  addresses: string;
  /** Field problems that only the page may see, since the value is a secret. */
  secretProblem: string;
  /** The last thing that went wrong with a request, in words. */
  requestError: string;
}

export interface Page {
  readonly snapshot: WizardSnapshot;
  readonly catalogue: readonly ProductRow[];
  readonly memory: PageMemory;
  /** True until the first frame is painted: what is out of view can wait. */
  readonly brief: boolean;
  intent(intent: Intent): Promise<Reply>;
  /** Asks the host; says the answer in the live region, shows what went wrong. */
  act(act: Action): Promise<Reply>;
  say(text: string): void;
  redraw(): void;
}

/** One step's part of the page. */
export interface StepPage {
  body(page: Page): readonly Child[];
  /** The footer's `storeCredential`: only the page has what is to be stored. */
  store?(page: Page): Promise<void>;
}

export const problemAt = (page: Page, field: FieldName): FieldProblem | undefined =>
  page.snapshot.problems.find((problem) => problem.field === field);

export const linkAt = (page: Page, id: LinkId): PortalLink | undefined =>
  page.snapshot.links.find((link) => link.id === id);

export const isRunning = (page: Page, operation: WizardSnapshot['facts']['running'][number]): boolean =>
  page.snapshot.facts.running.includes(operation);
