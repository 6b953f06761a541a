// Names of programs as the words that they are made of.

/** What programs write as one word, as words: `token_file_error`, `InvalidScope`. */
export const spaced = (text: string): string =>
  text.replaceAll('_', ' ').replace(/([a-z]{2})(?=[A-Z][a-z]{2})/g, '$1 ');

/** The beginning and the end of a text that is longer. */
export const edgesOf = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest / 2)} … ${text.slice(-longest / 2)}`;
