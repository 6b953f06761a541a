// The audit's page: one panel for each registration and protocol, made when there is a result to show.

import * as v from 'valibot';
import { type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { ParsedRequest } from '../../core/channel.ts';
import * as l10n from '../../core/l10n.ts';
import type { AuditEvent, AuditRequest, AuditView } from '../../core/report/auditPage.ts';
import { type Channel, createChannel } from '../shell/channel.ts';
import { pageFolder, pageSources } from '../shell/pageSources.ts';
import { auditHtml } from './auditHtml.ts';

/** What the page's buttons do; each says in words what was done, and throws with words for people. */
export interface AuditActions {
  save(): Promise<string>;
  /** Audits again, or goes on where it was stopped; shows what comes of it. */
  run(): Promise<string>;
}

export interface AuditPanels extends Disposable {
  /** Shows the audit in its panel; `key` tells panels apart. */
  show(key: string, view: AuditView, actions: AuditActions): void;
}

const auditRequest = v.strictObject({
  kind: v.picklist(['ready', 'save', 'run']),
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

function parseAuditRequest(value: unknown): ParsedRequest<AuditRequest> {
  const result = v.safeParse(auditRequest, value);
  return result.success
    ? { ok: true, request: result.output }
    : {
        ok: false,
        problem: l10n.record(
          'The page sent something that this version does not understand. Run the audit again.',
        ),
      };
}

interface OpenPanel {
  readonly panel: WebviewPanel;
  view: AuditView;
  actions: AuditActions;
  readonly channel: Channel<AuditEvent>;
}

export interface AuditPanelDeps {
  readonly extensionUri: Uri;
  readonly redact: (text: string) => string;
  readonly log: { error(text: string, error?: unknown): void };
}

export function createAuditPanels(deps: AuditPanelDeps): AuditPanels {
  const { extensionUri } = deps;
  const open = new Map<string, OpenPanel>();
  return {
    show: (key, view, actions) => {
      const known = open.get(key);
      if (known !== undefined) {
        Object.assign(known, { view, actions });
        known.panel.reveal();
        known.channel.send({ kind: 'audit', view });
        return;
      }
      const panel = createPanel(extensionUri, view);
      const shown = { panel, view, actions };
      const made: OpenPanel = Object.assign(shown, { channel: channelOf(shown, deps) });
      open.set(key, made);
      panel.onDidDispose(() => open.delete(key));
      panel.webview.onDidReceiveMessage(made.channel.receive);
      panel.webview.html = auditHtml(pageSources(panel.webview, extensionUri, 'audit'));
      // VS Code keeps it until the page is loaded.
      made.channel.send({ kind: 'audit', view });
    },
    dispose: () => {
      for (const { panel } of [...open.values()]) panel.dispose();
    },
  };
}

function createPanel(extensionUri: Uri, view: AuditView): WebviewPanel {
  const panel = window.createWebviewPanel(
    'exchangeOAuth.audit',
    l10n.t('Audit of {0}', view.name).slice(0, 60),
    ViewColumn.Active,
    {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [pageFolder(extensionUri)],
    },
  );
  panel.iconPath = Uri.joinPath(extensionUri, 'media/activity.svg');
  return panel;
}

/** A page that was hidden is built anew and says `ready` again. */
function channelOf(made: Omit<OpenPanel, 'channel'>, deps: AuditPanelDeps): Channel<AuditEvent> {
  const channel: Channel<AuditEvent> = createChannel<AuditRequest, AuditEvent>({
    // A panel that was closed meanwhile takes no messages; what it would have shown is kept by the audit.
    post: (message) => void Promise.resolve(made.panel.webview.postMessage(message)).catch(() => false),
    parse: parseAuditRequest,
    answer: async ({ kind }) => {
      if (kind !== 'ready') return made.actions[kind]();
      channel.send({ kind: 'audit', view: made.view });
      return '';
    },
    beforeReply: () => undefined,
    redact: deps.redact,
    log: deps.log,
  });
  return channel;
}
