// The wizard's page: draws the host's snapshot, sends what the person does, and keeps the focus where it belongs.
import { keepTexts, keptTexts, onSnapshot, sendAction, sendIntent } from './connection.ts';
import './wizard.css';
import type { Reply } from '../src/core/channel.ts';
import type { ProductRow } from '../src/core/productChoice.ts';
import type { WizardSnapshot } from '../src/wizard/snapshot.ts';
import type { WizardStepId } from '../src/wizard/state.ts';
import type { FooterButton } from '../src/wizard/step.ts';
import { draw, h } from './dom.ts';
import { footer, heading, rail, summary } from './frame.ts';
import type { Page, PageMemory, StepPage } from './page.ts';
import { connectStep } from './steps/connect.ts';
import { credentialStep } from './steps/credential.ts';
import { finishStep } from './steps/finish.ts';
import { limitStep } from './steps/limit.ts';
import { mailboxesStep } from './steps/mailboxes.ts';
import { permissionsStep } from './steps/permissions.ts';
import { registrationStep } from './steps/registration.ts';
import { testStep } from './steps/test.ts';

const stepPages: Readonly<Record<WizardStepId, StepPage>> = {
  connect: connectStep,
  registration: registrationStep,
  credential: credentialStep,
  permissions: permissionsStep,
  mailboxes: mailboxesStep,
  limit: limitStep,
  test: testStep,
  finish: finishStep,
};

const memory: PageMemory = {
  ...keptTexts(),
  secret: '',
  userName: '',
  password: '',
  replacing: false,
  secretProblem: '',
  requestError: '',
};

let shownStep: WizardStepId | undefined;
let current: Page | undefined;
/** Until the first frame is painted. */
let brief = true;

function show(snapshot: WizardSnapshot, catalogue: readonly ProductRow[]): void {
  const page = pageOf(snapshot, catalogue);
  if (shownStep !== undefined && shownStep !== snapshot.state.step) leaveStep();
  render(page);
  if (shownStep !== snapshot.state.step) {
    const first = shownStep === undefined;
    shownStep = snapshot.state.step;
    arrive(snapshot, first);
    if (first) loadToolkit();
  }
}

/** Set by the HTML: the address of the folder of this script. */
declare const pageFolder: string;

/** After the first frame is painted: the controls take their places, and all is named and filled by another draw. */
function loadToolkit(): void {
  const load = async () => {
    try {
      await import(`${pageFolder}/toolkit.js`);
    } finally {
      brief = false;
      if (current !== undefined) render(current);
    }
  };
  requestAnimationFrame(() => requestAnimationFrame(() => void load()));
}

/** A secret that was typed and not stored does not outlive its step. */
function leaveStep(): void {
  const replacing = memory.replacing && shownStep !== 'credential';
  Object.assign(memory, {
    secret: '',
    password: '',
    userName: '',
    secretProblem: '',
    requestError: '',
    replacing,
  });
}

/** Focus moves to the heading, so that the new step is read from its start. */
function arrive(snapshot: WizardSnapshot, first: boolean): void {
  if (first && !document.hasFocus()) return;
  document.getElementById('heading')?.focus({ preventScroll: first });
  if (!first) window.scrollTo(0, 0);
  document.title = snapshot.heading;
}

function pageOf(snapshot: WizardSnapshot, catalogue: readonly ProductRow[]): Page {
  const page: Page = {
    snapshot,
    catalogue,
    memory,
    get brief() {
      return brief;
    },
    intent: (intent) => sendIntent(intent).then((reply) => noted(page, reply)),
    act: (act) => sendAction(act).then((reply) => noted(page, reply)),
    say,
    redraw: () => render(page),
  };
  current = page;
  return page;
}

/** Says an answer in the live region, or shows what went wrong; the page may have been drawn anew since the request. */
function noted(page: Page, reply: Reply): Reply {
  if (reply.ok && reply.text !== '') say(reply.text);
  memory.requestError = reply.ok ? '' : reply.problem;
  render(current ?? page);
  return reply;
}

/** The same words twice are said twice: the region is emptied first. */
function say(text: string): void {
  const region = document.getElementById('live');
  if (region === null) return;
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}

function render(page: Page): void {
  const latest = current ?? page;
  const { state } = latest.snapshot;
  const root = document.getElementById('wizard');
  if (root === null) return;
  keepTexts(memory);
  // The HTML's own frame has done its work.
  if (shownStep === undefined) root.replaceChildren();
  draw(root, [
    rail(latest),
    h(
      'main',
      { key: 'content', class: 'content' },
      ...heading(latest),
      h('div', { key: `step-${state.step}`, class: 'step' }, ...stepPages[state.step].body(latest)),
      footer(latest, (pressed) => void press(latest, pressed)),
      summary(latest),
    ),
  ]);
}

async function press(page: Page, pressed: FooterButton): Promise<void> {
  switch (pressed.act) {
    case 'next':
      await page.intent({ type: 'next' });
      return focusFirstProblem();
    case 'save':
      await page.act({ type: 'save' });
      return focusFirstProblem();
    case 'storeCredential':
      return stepPages.credential.store?.(current ?? page);
    case 'checkConsent':
    case 'runTests':
    case 'finish':
      return void page.act({ type: pressed.act });
    case 'cancel':
      return void page.act({ type: 'cancel', operation: pressed.operation ?? 'tests' });
  }
}

/** If a step could not be left, the first field that needs something. */
function focusFirstProblem(): void {
  const field = document.querySelector<HTMLElement>('.step [aria-invalid="true"]');
  const target =
    field?.getAttribute('role') === 'radiogroup' ? field.querySelector<HTMLElement>('[tabindex="0"]') : field;
  target?.focus();
}

// Draws at once if the HTML brought something to draw, so after all that it needs.
onSnapshot(show);
