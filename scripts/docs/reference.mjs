// docs/reference.md: every command and setting, written from package.json.

/** @param {object} manifest package.json @returns {string} */
export function reference(manifest) {
  const { commands, menus, configuration } = manifest.contributes;
  const hidden = new Set(
    (menus.commandPalette ?? []).filter(({ when }) => when === 'false').map(({ command }) => command),
  );
  const commandRows = commands
    .filter(({ command }) => !hidden.has(command))
    .map(({ command, title, category }) => `| ${category}: ${title} | \`${command}\` |`);
  const properties = [configuration].flat().flatMap((section) => Object.entries(section.properties));
  const settingRows = properties.map(
    ([name, { scope, markdownDescription, description }]) =>
      `| \`${name}\` | ${scope} | ${firstSentence(markdownDescription ?? description ?? '')} |`,
  );
  return [
    '# Commands and settings',
    '',
    'Written from `package.json` by `npm run docs`.',
    '',
    '## Commands',
    '',
    '| in the Command Palette (F1) | id |',
    '| --- | --- |',
    ...commandRows,
    '',
    '## Settings',
    '',
    '| setting | scope | what it is |',
    '| --- | --- | --- |',
    ...settingRows,
    '',
  ].join('\n');
}

function firstSentence(text) {
  const line = text.replaceAll('\n', ' ').replaceAll('|', '\\|');
  return /^.*?\.(?= |$)/.exec(line)?.[0] ?? line;
}
