// The least that a webview can be: a heading that a script writes, as every webview with a script costs at least.
const vscode = require('vscode');

const html = `<!DOCTYPE html>
<html lang="en">
  <head><title>Bare</title></head>
  <body>
    <main></main>
    <script>
      const heading = document.createElement('h1');
      heading.textContent = 'Bare webview';
      document.querySelector('main').append(heading);
    </script>
  </body>
</html>`;

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('bench.bareWebview.open', () => {
      const panel = vscode.window.createWebviewPanel('bareWebview', 'Bare webview', 1, {
        enableScripts: true,
      });
      panel.webview.html = html;
    }),
  );
};
