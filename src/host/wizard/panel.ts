// The one wizard panel of a window: opened by command only, restored after a reload. What it does is loaded with it.

import { safeParse } from 'valibot';
import { type Disposable, type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { wizardPanel } from '../contributed.ts';
import { type Call, textOf } from '../shell/call.ts';
import { pageFolder, pageSources } from '../shell/pageSources.ts';
import type { Services } from '../shell/services.ts';
import { prefill } from './prefill.ts';
import type { OpenRequest, WizardSession } from './session.ts';
import { wizardHtml } from './wizardPage.ts';

export interface Wizard extends Disposable {
  /** `{registration?, step?}`: edits a registration, or resumes the last draft. */
  open(call: Call): Promise<void>;
  /** Goes on in a panel that VS Code restored after a reload. */
  restore(panel: WebviewPanel, state: unknown): void;
}

interface OpenPanel {
  readonly panel: WebviewPanel;
  readonly session: Promise<WizardSession>;
}

export function createWizard(context: ExtensionContext, services: Services): Wizard {
  let current: OpenPanel | undefined;
  const attach = (panel: WebviewPanel, request: OpenRequest): OpenPanel => {
    const opened = attachPanel(panel, request, context, services);
    current = opened;
    panel.onDidDispose(() => {
      if (current === opened) current = undefined;
    });
    return opened;
  };
  return {
    open: async (call) => {
      const request = requestOf(call);
      const { registration } = request;
      if (registration !== undefined && services.registrations.find(registration) === undefined) {
        throw new Error(l10n.record('There is no registration "{0}" in the settings.', registration));
      }
      if (current === undefined) {
        await attach(createPanel(context), request).session;
        return;
      }
      current.panel.reveal();
      (await current.session).show(request);
    },
    restore: (panel, state) => {
      if (current !== undefined) return panel.dispose();
      panel.webview.options = optionsOf(context);
      attach(panel, { ...draftOf(state) });
    },
    dispose: () => current?.panel.dispose(),
  };
}

function requestOf(call: Call): OpenRequest {
  const step = textOf(call, 'step');
  return {
    ...(call.registration === undefined ? {} : { registration: call.registration }),
    ...(step === undefined ? {} : { step }),
    ...prefillOf(call),
  };
}

/** What an import read from a file; anything else that code passes is refused by its types. */
function prefillOf(call: Call): Pick<OpenRequest, 'prefill'> {
  const parsed = safeParse(prefill, call.values['prefill']);
  return parsed.success ? { prefill: parsed.output } : {};
}

function draftOf(state: unknown): { readonly draft?: string } {
  const draft: unknown =
    typeof state === 'object' && state !== null ? Reflect.get(state, 'draft') : undefined;
  return typeof draft === 'string' ? { draft } : {};
}

function createPanel(context: ExtensionContext): WebviewPanel {
  return window.createWebviewPanel(
    wizardPanel,
    l10n.t('Set Up a Mailbox'),
    ViewColumn.Active,
    optionsOf(context),
  );
}

const optionsOf = (context: ExtensionContext) => ({
  enableScripts: true,
  enableForms: false,
  localResourceRoots: [pageFolder(context.extensionUri)],
});

/** The page comes with all that the session knows; what the page says meanwhile waits for the session. */
function attachPanel(
  panel: WebviewPanel,
  request: OpenRequest,
  context: ExtensionContext,
  services: Services,
): OpenPanel {
  const { webview } = panel;
  // The panel covers the editor, so where to insert is noted while the person can still see it.
  const editor = window.activeTextEditor;
  let open = true;
  const begin = async () => {
    const { createSession } = await import('./session.ts');
    const made = await createSession({
      context,
      services,
      request,
      editor,
      post: (message) => void (open && webview.postMessage(message)),
      close: () => panel.dispose(),
      rename: (title) => {
        if (open && panel.title !== title) panel.title = title;
      },
    });
    if (open) webview.html = wizardHtml(pageSources(webview, context.extensionUri, 'wizard'), made.whole());
    return made;
  };
  panel.iconPath = Uri.joinPath(context.extensionUri, 'media/activity.svg');
  const session = begin();
  let shown = true;
  panel.onDidChangeViewState(() => {
    // A page that was hidden before it was drawn begins with what is old by now.
    if (panel.visible && !shown) void session.then((found) => found.showAgain());
    shown = panel.visible;
  });
  webview.onDidReceiveMessage((message: unknown) => session.then((found) => found.receive(message)));
  panel.onDidDispose(() => {
    open = false;
    void session.then((found) => found.dispose());
  });
  session.catch(() => panel.dispose());
  return { panel, session };
}
