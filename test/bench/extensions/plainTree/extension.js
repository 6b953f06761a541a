// The tree and the list of one plain file: as many rows as ours has, from the same setting, without what ours does.
const vscode = require('vscode');

const rows = () =>
  vscode.workspace
    .getConfiguration('exchangeOAuth')
    .get('registrations', [])
    .map(({ name, mailboxes }) => ({ name, mailboxes }));

exports.activate = (context) => {
  const view = vscode.window.createTreeView('bench.plainTree', {
    treeDataProvider: {
      getChildren: (node) => (node === undefined ? rows() : (node.mailboxes ?? [])),
      getTreeItem: (node) =>
        node.mailboxes === undefined
          ? new vscode.TreeItem(node.address)
          : new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.Expanded),
    },
  });
  const pick = vscode.commands.registerCommand('bench.plainTree.pick', () =>
    vscode.window.showQuickPick(
      rows().flatMap(({ mailboxes }) => mailboxes.map(({ address }) => address)),
      { title: 'Which one?' },
    ),
  );
  context.subscriptions.push(view, pick);
};
