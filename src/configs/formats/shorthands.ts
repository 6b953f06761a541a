// `{ host: "…", user, password }`: properties whose name is the variable that they take.
import type { Setting } from '../model.ts';
import type { Source } from './expressions.ts';
import { settingOf } from './settings.ts';

/** Who signs in, in the objects that also name a host. */
export function shorthandsOf({ tokens, blocks }: Source, settings: readonly Setting[]): Setting[] {
  const withHost = new Set(
    settings
      .filter(({ name }) => /^(?:host|hostname|server|service)$/.test(name))
      .map((one) => one.blocks.join()),
  );
  if (withHost.size === 0) return [];
  return tokens.flatMap(({ kind, text: key, start, end }, at) => {
    if (kind !== 'word' || !/^(?:pass(?:word)?|user(?:name)?)$/.test(key)) return [];
    const own = blocks[at] ?? [];
    if (!withHost.has(own.join()) || !/^[{,]$/.test(beside(-1)) || !/^[},]$/.test(beside(1))) return [];
    return [settingOf({ key, keyStart: start, text: key, start, end, form: 'code', blocks: own })];

    function beside(step: 1 | -1): string {
      let place = at + step;
      while (tokens[place]?.kind === 'newline') place += step;
      return tokens[place]?.text ?? '';
    }
  });
}
