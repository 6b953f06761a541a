// Offers the reference tools to agents outside VS Code's own: a local MCP server, which each person must agree to.
import { type Disposable, type ExtensionContext, lm, McpStdioServerDefinition, Uri } from 'vscode';

export function offerMcpServer({ extensionUri, extension }: ExtensionContext): Disposable {
  const version: string = extension.packageJSON.version;
  return lm.registerMcpServerDefinitionProvider('exchangeOAuth.reference', {
    provideMcpServerDefinitions: () => [
      new McpStdioServerDefinition(
        'Exchange OAuth2 Setup',
        process.execPath,
        [Uri.joinPath(extensionUri, 'dist/mcpServer.js').fsPath],
        // The editor's own program runs as Node.js with this.
        { ELECTRON_RUN_AS_NODE: '1' },
        version,
      ),
    ],
  });
}
