// The rig itself: the suite runs in VS Code's extension host, with the extension under development there.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('the extension host', () => {
  it('knows the extension', () => {
    assert.ok(vscode.extensions.getExtension('exchange-oauth.exchange-oauth2-setup'));
  });

  it('has a folder open', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
  });
});
