// Runs inside the window's extension host: answers a test's requests over a loopback socket, one JSON line each.
const fs = require('node:fs');
const Module = require('node:module');
const net = require('node:net');
const path = require('node:path');
const readline = require('node:readline');
const vscode = require('vscode');

/** VS Code closes a document that no editor shows when so many later ones are open for extensions, or after 3 minutes. */
const mostDocuments = 60;

/** What a test may ask for. */
const answers = {
  command: ({ id, args }) => vscode.commands.executeCommand(id, ...args),
  commands: () => vscode.commands.getCommands(true),
  getSetting: ({ key }) => vscode.workspace.getConfiguration().inspect(key),
  setSetting: async ({ key, value, target }) => {
    const targets = { user: 1, workspace: 2, folder: 3 };
    await vscode.workspace.getConfiguration().update(key, value ?? undefined, targets[target]);
  },
  isActive: ({ id }) => vscode.extensions.getExtension(id)?.isActive ?? false,
  activate: async ({ id }) => {
    await vscode.extensions.getExtension(id).activate();
  },
  loadedFiles: ({ id }) => {
    const folder = `${fs.realpathSync(vscode.extensions.getExtension(id).extensionPath)}${path.sep}`;
    const files = Object.keys(Module._cache).filter((file) => file.startsWith(folder));
    return files.map((file) => ({ path: path.relative(folder, file), bytes: fs.statSync(file).size }));
  },
  openFile: async ({ file }) => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file), { preview: false });
  },
  forgetDocuments: async () => {
    for (let left = mostDocuments; left > 0; left -= 1)
      await vscode.workspace.openTextDocument({ content: '' });
  },
  editorText: () => vscode.window.activeTextEditor?.document.getText(),
  clipboard: () => vscode.env.clipboard.readText(),
};

exports.activate = (context) => {
  const address = process.env.EXCHANGE_OAUTH_TEST_BRIDGE;
  if (!address) return;
  const [port, token] = address.split(':');
  const socket = net.connect(Number(port), '127.0.0.1');
  context.subscriptions.push({ dispose: () => socket.destroy() });
  socket.on('error', () => {});
  socket.write(`${JSON.stringify({ token })}\n`);
  readline.createInterface({ input: socket }).on('line', async (line) => {
    const { id, ask, ...rest } = JSON.parse(line);
    let answer;
    try {
      answer = { id, result: await answers[ask](rest.with) };
    } catch (error) {
      answer = { id, error: String(error?.message ?? error) };
    }
    socket.write(`${JSON.stringify(answer)}\n`);
  });
};
