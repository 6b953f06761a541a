// The computer that extensions run on, in words.
import * as l10n from '../core/l10n.ts';

// Names that VS Code's own remote extensions give as `env.remoteName`:
// https://code.visualstudio.com/api/advanced-topics/remote-extensions
const places: Readonly<Record<string, string>> = {
  'ssh-remote': l10n.msg('a computer over SSH'),
  wsl: l10n.msg('Windows Subsystem for Linux'),
  'dev-container': l10n.msg('a dev container'),
  'attached-container': l10n.msg('a container'),
  'k8s-container': l10n.msg('a Kubernetes container'),
  codespaces: l10n.msg('a codespace'),
  tunnel: l10n.msg('a computer over a tunnel'),
};

/** @param remoteName `env.remoteName` */
export const remotePlace = (remoteName: string): string =>
  l10n.t(places[remoteName] ?? l10n.msg('the remote computer of this window')) +
  (Object.hasOwn(places, remoteName) ? '' : ` (${remoteName.replace(/[^\w.+-]/g, '')})`);
