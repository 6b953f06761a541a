// Which lines of a fix are commands: PowerShell and program calls stand on lines of their own.

export const isCommand = (line: string): boolean => /^\s*(?:[A-Z][a-z]+-[A-Z]\w+|\$\w|\w+ --?\w)/.test(line);
