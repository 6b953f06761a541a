// The computer that extensions run on, in words.

// Names that VS Code's own remote extensions give as `env.remoteName`:
// https://code.visualstudio.com/api/advanced-topics/remote-extensions
const places: Readonly<Record<string, string>> = {
  'ssh-remote': 'a computer over SSH',
  wsl: 'Windows Subsystem for Linux',
  'dev-container': 'a dev container',
  'attached-container': 'a container',
  'k8s-container': 'a Kubernetes container',
  codespaces: 'a codespace',
  tunnel: 'a computer over a tunnel',
};

/** @param remoteName `env.remoteName` */
export const remotePlace = (remoteName: string): string =>
  places[remoteName] ?? `the remote computer of this window (${remoteName.replace(/[^\w.+-]/g, '')})`;
