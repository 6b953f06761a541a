// What an answer of Microsoft Graph's directory means for the request that was sent; `advice` reads it from the text.

export type DirectoryAnswer =
  /** An object that was made a moment ago has not reached every server yet. */
  | 'notYet'
  /** What was to be added is there already. */
  | 'exists'
  /** What was to be changed or removed is not there. */
  | 'gone'
  /** Another object, perhaps a deleted one, holds the unique name. */
  | 'nameTaken'
  /** Too busy, or two writes at once: the same request may be sent again. */
  | 'busy'
  /** The service failed: whether the request was carried out is not known. */
  | 'unclear'
  /** The sign-in must be repeated with claims (continuous access evaluation). */
  | 'signInAgain'
  | 'refused';

/** Reads an answer that is no success. */
export type ReadDirectoryAnswer = (answer: {
  readonly status: number;
  readonly code: string;
  readonly text: string;
}) => DirectoryAnswer;
