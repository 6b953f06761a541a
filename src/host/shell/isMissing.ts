// Tells a file that is not there from one that cannot be read: only the first may be made anew.

/** VS Code's error of a file that is not there (`FileSystemError.FileNotFound`). */
export const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'FileNotFound';
