// Part of `npm start` alone: shows the mailboxes view, which wakes the extension, which starts the demo tenant. The first
// time it also opens the walkthrough beside the view, so that nobody faces an empty window.
const vscode = require('vscode');

const walkthrough = 'exchange-oauth.exchange-oauth2-setup#start';

exports.activate = async ({ globalState }) => {
  await vscode.commands.executeCommand('exchangeOAuth.mailboxes.focus');
  if (globalState.get('walkthroughShown') === true) return;
  await globalState.update('walkthroughShown', true);
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
};
