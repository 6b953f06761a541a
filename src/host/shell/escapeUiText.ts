// Text from settings, files and servers for notifications, lists and the status bar, where VS Code reads more than text.

/**
 * The text without what VS Code acts on there: `[label](command:…)` in a notification or prompt is a link that runs the
 * command (vs/base/common/linkedText), `$(name)` in a list or the status bar is an icon. A space takes both apart.
 */
export function escapeUiText(text: string): string {
  return text.replace(/\](?=\()/g, '] ').replace(/\$(?=\()/g, '$ ');
}
