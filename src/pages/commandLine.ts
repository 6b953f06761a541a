// Which lines of a fix are commands: PowerShell and program calls stand on lines of their own.

/** The cmdlet that a line calls; undefined if it is another command or none. */
export const cmdletOf = (line: string): string | undefined => /^\s*([A-Z][a-z]+-[A-Z]\w+)/.exec(line)?.[1];

export const isCommand = (line: string): boolean =>
  cmdletOf(line) !== undefined || /^\s*(?:\$\w|\w+ --?\w)/.test(line);
