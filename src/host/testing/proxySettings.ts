// What a person set for VS Code's own connections.
import { workspace } from 'vscode';
import { Secret } from '../../core/credential/secret.ts';

/** A setting of VS Code's `http` section as a person set it: a workspace cannot set proxies and certificates. */
export function ownSetting<T>(key: string): T | undefined {
  const inspected = workspace.getConfiguration('http', null).inspect<T>(key);
  return inspected?.globalValue ?? inspected?.defaultValue;
}

/** VS Code's proxy settings, as a person set them. */
export function proxySettings() {
  const authorization = ownSetting<string>('proxyAuthorization');
  return {
    proxy: ownSetting<string>('proxy') ?? '',
    noProxy: ownSetting<string[]>('noProxy') ?? [],
    support: ownSetting<string>('proxySupport') ?? 'override',
    ...(authorization ? { authorization: new Secret(authorization) } : {}),
  };
}
