// What activation needs to know of the parts that it does not load: ids of package.json and patterns of file names.
import { configFiles } from '../products/configFiles.ts';

export const mailboxView = 'exchangeOAuth.mailboxes';
export const wizardPanel = 'exchangeOAuth.wizard';

/** Files in which completion offers connections; most names are those of one program. */
export const completionPatterns: readonly string[] = configFiles.flatMap(({ patterns }) => patterns);
