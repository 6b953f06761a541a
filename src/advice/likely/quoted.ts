// What a person quotes of a program: the message itself, in a text that tells the story around it.

const introduced =
  /\b(?:errors?|messages?|sa(?:ys?|id|ying)|show(?:s|ed|ing)?|g[eo]t(?:s|ting)?|receiv(?:ed?|ing)|following|return(?:s|ed)|prompts?|states?|reads?|Fehler(?:meldung)?|erreur|errore?)\b["']?[^"']{0,40}(["'])((?:(?!\1)[^{}]){14,300})\1/gi;
/** Who tells a story says so. */
const story = /\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b/;
/** More quotations than these are no story. */
const mostQuoted = 4;

/** The messages that a story quotes, as one text; empty if it quotes none, or if nobody tells a story. */
export function quotedIn(text: string): string {
  if (!story.test(text)) return '';
  const found = [...text.matchAll(introduced)].map((match) => match[2] ?? '');
  const messages = found.filter(
    (message) => /[a-z]/i.test(message) && message.trim().split(/\s+/).length > 2,
  );
  return messages.length > mostQuoted ? '' : messages.join(' … ');
}
