// One network per set of hosts, so that connections and round trips are shared; all are closed when the window ends.
import { type Disposable, workspace } from 'vscode';
import { type Endpoints, serverOf } from '../../core/endpoints/endpoints.ts';
import { type HostPort, hostPortOf } from '../../core/endpoints/hosts.ts';
import { protocolIds } from '../../core/registration/registration.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { Network } from '../../net/network.ts';
import { ownSetting, proxySettings } from './proxySettings.ts';

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
