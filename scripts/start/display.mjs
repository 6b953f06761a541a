// Whether windows can be opened where this process runs.

/** True on a desktop; false over a plain SSH connection or in a container. */
export function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return !process.env.SSH_CONNECTION;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
