// People and programs leave accents out: “nao foi possivel”, “echec”, “ungueltig”. A pattern that has them matches without.

/** Letters that are no accented form of another one, and what stands for them. */
const others: Readonly<Record<string, string>> = {
  ä: '(?:ä|ae?)',
  ö: '(?:ö|oe?)',
  ü: '(?:ü|ue?)',
  ß: '(?:ß|ss)',
  ł: '[łl]',
  ı: '[ıi]',
  ё: '[ёе]',
};

/** A bracket expression, an escape, or a letter with an accent; what stands in brackets stays as it is. */
const parts = /\[(?:\\.|[^\]\\]){0,120}\]|\\.|[ß-ɏё]/gu;

/** The source of a pattern that also matches without accents. */
export const withoutAccents = (source: string): string =>
  source.replace(parts, (part) => {
    if (part.length > 1) return part;
    const plain = part.normalize('NFD').replace(/\p{M}/gu, '');
    return others[part] ?? (plain === part ? part : `[${part}${plain}]`);
  });
