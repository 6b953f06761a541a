// Files in which completion offers connections: evaluated when the extension is built, since activation needs the names alone.
import { configFiles } from './configFiles.ts';

const anywhere = '**/';

/** One glob pattern for all of them; most names are those of one program. */
export const completionPattern = `${anywhere}{${configFiles
  .flatMap(({ patterns }) => patterns)
  .map((pattern) => pattern.replace(anywhere, ''))
  .join(',')}}`;
