// What a test was made with, for reports: names and versions, nothing of the person or computer.
import { env, extensions, version } from 'vscode';

/** This extension's own id: publisher and name of package.json. */
const extensionId = 'exchange-oauth.exchange-oauth2-setup';

export function versionsHere(): Readonly<Record<string, string>> {
  const own: unknown = extensions.getExtension(extensionId)?.packageJSON?.version;
  return {
    ...(typeof own === 'string' ? { 'Exchange OAuth2 Setup': own } : {}),
    [env.appName]: version,
    Platform: typeof process === 'undefined' ? 'browser' : process.platform,
  };
}
