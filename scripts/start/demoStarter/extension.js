// Does what a person who has just typed `npm start` would do first: shows the mailboxes and starts the demo tenant.
const vscode = require('vscode');

exports.activate = async () => {
  await vscode.commands.executeCommand('exchangeOAuth.mailboxes.focus');
  if (process.env.EXCHANGE_OAUTH_START === 'demo') {
    await vscode.commands.executeCommand('exchangeOAuth.demo.start');
  }
};
