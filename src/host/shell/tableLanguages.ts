// The languages that texts are translated into, beside English.

/** As VS Code names its display languages. */
export const tableLanguages: readonly string[] = ['de', 'es', 'fr', 'ja', 'pt-br'];
