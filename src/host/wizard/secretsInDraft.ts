// Takes secrets out of a draft before it is written: a field keeps what it asks for, whole or half typed, and nothing that
// looks like a password or key.
import { redactJson } from '../../core/text/redactJson.ts';
import { mask } from '../../core/text/secretMask.ts';
import { isDomain, isGuid, isMailAddress } from '../../core/text/text.ts';
import { mailboxFields, type WizardState } from '../../wizard/state.ts';

/** A secret pasted into any field is called out there, and must not be written down meanwhile. */
export function withoutSecrets(state: WizardState, redact: (text: string) => string): WizardState {
  const field = (text: string) => (isOutOfPlace(text.trim()) ? mask : redact(text));
  const made = (text: string) => (text.split(/\s+/).some(looksRandom) ? mask : redact(text));
  const { name, ...others } = state.texts;
  const { resolvedTenant, ...rest } = state;
  return {
    ...redactJson(rest, redact),
    product: made(state.product),
    ...(resolvedTenant === undefined ? {} : { resolvedTenant: redactJson(resolvedTenant, field) }),
    // A name is any words; a value made at random is none.
    texts: { ...redactJson(others, field), name: made(name) },
    mailboxes: state.mailboxes.map((mailbox) => ({
      ...redactJson(mailbox, redact),
      ...Object.fromEntries(mailboxFields.map((name) => [name, field(mailbox[name])])),
    })),
  };
}

function isOutOfPlace(text: string): boolean {
  if (isAsked(text)) return false;
  if (/\s/.test(text)) return holdsOtherWords(text);
  // A name and password in front of a host.
  if (/:[^\s@:]*@/.test(text)) return true;
  return isUrl(text) ? partsOf(text).some(looksRandom) : looksRandom(text) || isMixed(text);
}

/** What the fields ask for. */
function isAsked(text: string): boolean {
  const bare = text.replace(/^[{("'<]{1,3}|[})"'>]{1,3}$/g, '');
  return isGuid(bare) || isMailAddress(bare) || isHost(bare);
}

const isHost = (text: string): boolean => isDomain(text.replace(/:\d+$/, ''));
const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
const partsOf = (url: string): readonly string[] => url.split(/[/?#&=:@]+/);

/** An ID or address may have been copied with its label or with a person's name; any other words are none of a field's. */
function holdsOtherWords(text: string): boolean {
  const words = text.split(/\s+/);
  const others = words.filter((word) => !isAsked(word) && !isUrl(word));
  return others.length === words.length || others.some((word) => /\d/.test(word));
}

/** Entra's secrets have 40 characters; other authorities' are seldom under 20. */
const shortestSecret = 20;
/** A GUID of which the end is not typed yet. */
const partOfGuid = /^[0-9a-f]{8}-[0-9a-f-]{1,27}$/i;

/** Changes between letters and digits as nothing does that people think of. */
function looksRandom(word: string): boolean {
  if (word.length < shortestSecret || isAsked(word) || partOfGuid.test(word)) return false;
  return (word.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g) ?? []).length >= 4;
}

/** Long, of letters of both cases and digits. */
const isMixed = (word: string): boolean =>
  word.length >= shortestSecret && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(word));
