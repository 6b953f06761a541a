// One network per set of hosts, so that connections and round trips are shared; all are closed when the window ends.
import { type Disposable, workspace } from 'vscode';
import { Secret } from '../../core/credential/secret.ts';
import { type Endpoints, serverOf } from '../../core/endpoints/endpoints.ts';
import { type HostPort, hostPortOf } from '../../core/endpoints/hosts.ts';
import { protocolIds } from '../../core/registration/registration.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { Network } from '../../net/network.ts';

export interface Networks extends Disposable {
  /** The network that may reach these endpoints' hosts and no others. */
  for(endpoints: Endpoints): Network;
  /** The network that may reach these hosts and no others. */
  forHosts(hosts: readonly HostPort[], trustedCa?: string): Network;
}

/** Loads the network code; proxies follow VS Code's settings and change with them. */
export async function createNetworks(redactor: Redactor): Promise<Networks> {
  const { createNetwork, proxyRules } = await import('../../net/createNetwork.ts');
  const open = new Map<string, Network>();
  const closeAll = () => {
    for (const network of open.values()) network.close();
    open.clear();
  };
  const listener = workspace.onDidChangeConfiguration(
    (event) => event.affectsConfiguration('http') && closeAll(),
  );
  const forHosts = (allowedHosts: readonly HostPort[], trustedCa?: string): Network => {
    const key = JSON.stringify([allowedHosts, trustedCa]);
    const found = open.get(key);
    if (found !== undefined) return found;
    const network = createNetwork({
      allowedHosts,
      ...(trustedCa === undefined ? {} : { trustedCa }),
      systemCertificates: ownSetting<boolean>('systemCertificates') !== false,
      proxyFor: proxyRules(proxySettings(), process.env, redactor.learn),
      excerpt: redactor.excerpt,
    });
    open.set(key, network);
    return network;
  };
  return {
    forHosts,
    for: (endpoints) => {
      const servers = protocolIds.map((protocol) => serverOf(endpoints, protocol));
      return forHosts([hostPortOf(new URL(endpoints.authority)), ...servers], endpoints.trustedCa);
    },
    dispose: () => {
      listener.dispose();
      closeAll();
    },
  };
}

/** A setting of VS Code's `http` section as a person set it: a workspace has no say over proxies and certificates. */
function ownSetting<T>(key: string): T | undefined {
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
