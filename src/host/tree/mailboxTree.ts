// The Exchange Mailboxes view: draws nodes, follows settings, secrets, reports and the demo tenant.

import {
  commands,
  type Disposable,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  workspace,
} from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { StepOutcome } from '../../core/report/probeReport.ts';
import type { Tone, TreeNode } from '../../pages/treeNode.ts';
import { countProblems, liveKey, treeNodes } from '../../pages/treeNodes.ts';
import { productNames } from '../../products/productNames.ts';
import { coalesce } from './coalesce.ts';
import { letProcessEnd } from './letProcessEnd.ts';
import { changedNodes, createStableRows } from './stableRows.ts';
import type { TreeServices } from './treeServices.ts';

/** `2 min ago` is drawn anew this often while the view is seen (milliseconds). */
const redrawMs = 60_000;

const toneColors: Readonly<Record<Tone, ThemeColor | undefined>> = {
  passed: new ThemeColor('testing.iconPassed'),
  failed: new ThemeColor('testing.iconFailed'),
  warning: new ThemeColor('list.warningForeground'),
  neutral: undefined,
};

/** The rows as VS Code asks for them. */
export interface TreeRows {
  getChildren(node: TreeNode | undefined): TreeNode[];
  getTreeItem(node: TreeNode): TreeItem;
  getParent(node: TreeNode): TreeNode | undefined;
}

export interface MailboxTree extends TreeRows, Disposable {
  /** Shows the mailbox as being tested; the steps appear as they end. */
  watch(registration: string, address: string, protocols: readonly ProtocolId[]): LiveTest;
  /** Unfolds a mailbox if the view is seen, so that its steps are; moves neither focus nor selection. */
  reveal(registration: string, address: string): Promise<void>;
  readonly visible: boolean;
  /** Draws the tree anew. */
  refresh(): void;
}

/** A test that is running: report its steps, then end it, also when it failed. */
export interface LiveTest {
  step(protocol: ProtocolId, step: StepOutcome): void;
  end(): void;
}

export interface TreeDeps {
  readonly services: TreeServices;
  readonly view: TreeView<TreeNode>;
  /** Makes VS Code ask for these rows anew, each with what is under it; without rows for all of them. */
  readonly redraw: (rows?: TreeNode[]) => void;
  /** Runs whenever the tree is drawn anew. */
  readonly onDraw: () => void;
}

type LiveTests = Map<string, Map<ProtocolId, StepOutcome[]>>;

/** At most one tree event in this time, however many steps end (milliseconds). */
const coalesceMs = 200;

export function createMailboxTree(deps: TreeDeps): MailboxTree {
  const { services, view } = deps;
  const live: LiveTests = new Map();
  const stable = createStableRows();
  let drawn: { readonly nodes: readonly TreeNode[]; readonly rows: readonly TreeNode[] } | undefined;
  const draw = () => {
    const nodes = treeNodes(inputOf(deps, live));
    drawn = { nodes, rows: stable.rowsOf(nodes) };
    deps.onDraw();
    return drawn;
  };
  const rows = () => (drawn ?? draw()).rows;
  const coalesced = coalesce(() => {
    const before = drawn?.nodes ?? [];
    const changed = changedNodes(before, draw().nodes);
    if (changed === 'all') deps.redraw();
    else if (changed.length > 0) deps.redraw(changed.flatMap((id) => rowWith(id, rows()) ?? []));
    describe(view, rows(), services);
  }, coalesceMs);
  // While rows come and go at the top, VS Code knows none of them, and a button pressed beside one arrives without it.
  const following = follow(deps, rows, () => {
    if (!services.demo.starting) coalesced.run();
  });
  // After the rows or the command that it was started for: badge and menus can come later.
  const described = setTimeout(() => describe(view, rows(), services));
  return {
    getChildren: (node) => [...(node?.children ?? rows())],
    getTreeItem: (node) => itemOf(services.personArguments.forPerson(node)),
    getParent: (node) => parentOf(rows(), node),
    refresh: coalesced.run,
    get visible() {
      return view.visible;
    },
    reveal: async (registration, address) => {
      // What is unfolded must be what is drawn: a held-back redraw would fold it again.
      coalesced.flush();
      const wanted = mailboxNode(rows(), registration, address);
      if (wanted !== undefined && view.visible)
        await view.reveal(wanted, { expand: 2, select: false, focus: false });
    },
    watch: (registration, address, protocols) =>
      watchTest(live, liveKey(registration, address), protocols, coalesced.run),
    dispose: () => {
      clearTimeout(described);
      coalesced.cancel();
      for (const listener of following) listener.dispose();
    },
  };
}

/** Draws anew when what is shown changes, and from time to time while the view shows how long ago something was. */
function follow(
  { services, view }: TreeDeps,
  nodes: () => readonly TreeNode[],
  redraw: () => void,
): readonly Disposable[] {
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    clearInterval(timer);
    const showsTests = () =>
      nodes().some(({ children }) => children.some((child) => child.children.length > 0));
    timer = view.visible && showsTests() ? setInterval(redraw, redrawMs) : undefined;
    letProcessEnd(timer);
  };
  const { registrations, credentials, reports, demo } = services;
  const changed = () => {
    redraw();
    tick();
  };
  return [
    ...[registrations, credentials, reports, demo].map((source) => source.onDidChange(changed)),
    view.onDidChangeVisibility(tick),
    workspace.onDidGrantWorkspaceTrust(redraw),
    { dispose: () => clearInterval(timer) },
  ];
}

function watchTest(
  live: LiveTests,
  key: string,
  protocols: readonly ProtocolId[],
  redraw: () => void,
): LiveTest {
  const probes = new Map<ProtocolId, StepOutcome[]>(protocols.map((protocol) => [protocol, []]));
  live.set(key, probes);
  redraw();
  return {
    step: (protocol, step) => {
      const steps = probes.get(protocol) ?? [];
      probes.set(protocol, [...steps.filter((other) => other.id !== step.id), step]);
      redraw();
    },
    end: () => {
      if (live.get(key) === probes) live.delete(key);
      redraw();
    },
  };
}

function mailboxNode(
  nodes: readonly TreeNode[],
  registration: string,
  address: string,
): TreeNode | undefined {
  return nodes
    .flatMap((node) => (node.registration === registration ? node.children : []))
    .find((node) => node.address?.toLowerCase() === address.toLowerCase());
}

function inputOf({ services }: TreeDeps, live: LiveTests) {
  return {
    registrations: services.registrations.all(),
    problems: services.registrations.problems(),
    probes: services.reports.probes,
    policy: services.reports.policy,
    drift: ({ registration }: { readonly registration: Registration }) =>
      services.reports.drift(registration),
    credentialExpected: ({ registration }: { readonly registration: Registration }) =>
      services.credentials.expected(registration),
    // The id of a product that this version does not know.
    productName: (id: string) => (Object.hasOwn(productNames, id) ? productNames[id] : undefined) ?? id,
    demoRunning: services.demo.running,
    trusted: workspace.isTrusted,
    live,
    now: new Date(),
  };
}

function describe(
  view: { badge?: unknown; description?: string },
  nodes: readonly TreeNode[],
  services: TreeServices,
): void {
  const problems = countProblems(nodes);
  const words = problems === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', problems);
  view.badge = problems === 0 ? undefined : { value: problems, tooltip: words };
  view.description = services.demo.running
    ? l10n.t('demo: {0}', l10n.shown(services.demo.scenarioLabel))
    : '';
  void commands.executeCommand('setContext', 'exchangeOAuth.hasEntries', nodes.length > 0);
  void commands.executeCommand('setContext', 'exchangeOAuth.demoRunning', services.demo.running);
  void commands.executeCommand(
    'setContext',
    'exchangeOAuth.hostsIgnored',
    nodes.some((node) => node.context.includes('hostsIgnored')),
  );
}

function itemOf(node: TreeNode): TreeItem {
  const state = node.expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(node.label, node.children.length === 0 ? TreeItemCollapsibleState.None : state);
  item.id = node.id;
  item.description = node.description;
  item.iconPath = new ThemeIcon(node.icon, toneColors[node.tone]);
  item.tooltip = new MarkdownString(node.tooltip);
  item.contextValue = node.context;
  item.accessibilityInformation = { label: `${node.label}, ${node.description}` };
  return item;
}

function rowWith(id: string, rows: readonly TreeNode[]): TreeNode | undefined {
  for (const row of rows) {
    const found = row.id === id ? row : rowWith(id, row.children);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parentOf(nodes: readonly TreeNode[], wanted: TreeNode): TreeNode | undefined {
  for (const node of nodes) {
    if (node.children.some((child) => child.id === wanted.id)) return node;
    const deeper = parentOf(node.children, wanted);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
