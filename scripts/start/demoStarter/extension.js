// Part of `npm start` alone: shows the mailboxes view, which activates the extension, which starts the demo tenant. At
// the first start it also opens the walkthrough beside the view, so that the window is not empty.
const vscode = require('vscode');

const walkthrough = 'exchange-oauth.exchange-oauth2-setup#start';

exports.activate = async ({ globalState }) => {
  await vscode.commands.executeCommand('exchangeOAuth.mailboxes.focus');
  if (globalState.get('walkthroughShown') === true) return;
  await globalState.update('walkthroughShown', true);
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
};
