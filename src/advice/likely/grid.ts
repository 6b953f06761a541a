// Which causes fit what is said of a subject: likeliest first, those of a scene only if the text has it.
import { type Grid, noSettings, type Row, signInAgain, unreadable } from './candidates.ts';
import { connectionGrid } from './connectionGrid.ts';
import { credentialGrid } from './credentialGrid.ts';
import { directoryGrid } from './directoryGrid.ts';
import { mailGrid } from './mailGrid.ts';
import { signInGrid } from './signInGrid.ts';

/** What applies to every subject that has no cell of its own. */
export const anySubject: Row = {
  unconfigured: noSettings,
  notSignedIn: signInAgain,
  undecrypted: unreadable,
  notInstalled: [['powershell', 'powershell.moduleMissing'], 'library.partMissing'],
};

export const grid: Grid = {
  ...credentialGrid,
  ...signInGrid,
  ...directoryGrid,
  ...connectionGrid,
  ...mailGrid,
};
