// Part of `npm start` alone: shows the mailboxes view, which wakes the extension, which starts the demo tenant.
const vscode = require('vscode');

exports.activate = () => vscode.commands.executeCommand('exchangeOAuth.mailboxes.focus');
