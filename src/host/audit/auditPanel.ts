// The audit's page: one panel for each registration and protocol, made when there is a result to show.

import * as v from 'valibot';
import { type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { AuditHostMessage, AuditView } from '../../core/report/auditPage.ts';
import { errorMessage } from '../../core/report/failure.ts';
import { newNonce } from '../wizard/wizardPage.ts';
import { auditHtml } from './auditHtml.ts';

/** What the page's buttons do; each says in words what was done, and throws with words for people. */
export interface AuditActs {
  save(): Promise<string>;
  /** Audits again, or goes on where it was stopped; shows what comes of it. */
  run(): Promise<string>;
}

export interface AuditPanels extends Disposable {
  /** Shows the audit in its panel; `key` tells panels apart. */
  show(key: string, view: AuditView, acts: AuditActs): void;
}

const message = v.strictObject({
  kind: v.picklist(['ready', 'save', 'run']),
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

interface OpenPanel {
  readonly panel: WebviewPanel;
  view: AuditView;
  acts: AuditActs;
}

export function createAuditPanels(extensionUri: Uri, redact: (text: string) => string): AuditPanels {
  const open = new Map<string, OpenPanel>();
  return {
    show: (key, view, acts) => {
      const known = open.get(key);
      if (known !== undefined) {
        Object.assign(known, { view, acts });
        known.panel.reveal();
        void post(known, { kind: 'audit', view });
        return;
      }
      const made = { panel: createPanel(extensionUri, view), view, acts };
      open.set(key, made);
      made.panel.onDidDispose(() => open.delete(key));
      made.panel.webview.onDidReceiveMessage((value: unknown) => receive(made, value, redact));
      made.panel.webview.html = htmlFor(made.panel, extensionUri);
    },
    dispose: () => {
      for (const { panel } of [...open.values()]) panel.dispose();
    },
  };
}

function createPanel(extensionUri: Uri, view: AuditView): WebviewPanel {
  const panel = window.createWebviewPanel(
    'exchangeOAuth.audit',
    `Audit of ${view.name}`.slice(0, 60),
    ViewColumn.Active,
    {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [Uri.joinPath(extensionUri, 'dist/webview')],
    },
  );
  panel.iconPath = Uri.joinPath(extensionUri, 'media/activity.svg');
  return panel;
}

function htmlFor({ webview }: WebviewPanel, extensionUri: Uri): string {
  const file = (name: string) =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist/webview', name)).toString();
  return auditHtml({
    cspSource: webview.cspSource,
    script: file('audit.js'),
    style: file('audit.css'),
    nonce: newNonce(),
  });
}

/** A panel that was closed meanwhile takes no messages; what it would have shown is kept by the audit. */
const post = ({ panel }: OpenPanel, value: AuditHostMessage): Promise<unknown> =>
  Promise.resolve(panel.webview.postMessage(value)).catch(() => false);

/** Every request gets one reply. A page that was hidden is built anew and says `ready` again. */
async function receive(made: OpenPanel, value: unknown, redact: (text: string) => string): Promise<void> {
  const parsed = v.safeParse(message, value);
  if (!parsed.success) return;
  const { kind, id } = parsed.output;
  try {
    if (kind === 'ready') await post(made, { kind: 'audit', view: made.view });
    const said = kind === 'ready' ? '' : await made.acts[kind]();
    await post(made, { kind: 'reply', id, ok: true, said });
  } catch (error) {
    await post(made, { kind: 'reply', id, ok: false, problem: redact(errorMessage(error)) });
  }
}
