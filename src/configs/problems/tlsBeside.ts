// What stands beside a key about TLS and changes what it means. Asked once for a file, and not for each of its keys.
import { ownerWords } from '../facts/roles.ts';
import type { Setting } from '../model.ts';

export const on = /^(?:true|yes|on|1|enabled?)$/i;
export const off = /^(?:false|no|off|0|none|null|"?"?|disabled?)$/i;

export interface TlsBeside {
  /** `starttls = true` in the same block, of the same owner. */
  readonly startTls: (setting: Setting) => boolean;
  /** `ssl = false` there. */
  readonly noSsl: (setting: Setting) => boolean;
  /** AEM's `graph.flow`: the SMTP settings beside it are filled in and not used. */
  readonly graph: (setting: Setting) => boolean;
}

const placeOf = ({ blocks, path }: Setting): string => `${blocks.join()} ${ownerWords(path).join()}`;

export function tlsBeside(settings: readonly Setting[]): TlsBeside {
  const those = (name: RegExp, value: RegExp) =>
    settings.filter((each) => name.test(each.name) && value.test(each.text));
  const besides = (found: readonly Setting[]): ((setting: Setting) => boolean) => {
    const byPlace = Map.groupBy(found, placeOf);
    // Two of them are enough to tell that another one stands there.
    return (setting) =>
      byPlace
        .get(placeOf(setting))
        ?.slice(0, 2)
        .some((each) => each !== setting) ?? false;
  };
  const flows = new Set(
    settings
      .filter((each) => /(?:^|[._])graph[._](?:flow|enabled)$/.test(each.path) && on.test(each.text))
      .map(({ blocks }) => blocks.join()),
  );
  return {
    startTls: besides(those(/start_?tls/, on)),
    noSsl: besides(those(/ssl$/, off)),
    graph: ({ blocks }) => flows.has(blocks.join()),
  };
}
