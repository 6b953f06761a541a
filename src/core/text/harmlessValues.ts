// Values behind the name of a secret that are none: references, placeholders, states, types and words about it.
import { mask } from './secretMask.ts';

/** In characters: what is shorter keeps nothing secret. */
const shortest = 4;

/** What files write instead of a secret: variables, templates, stars, vaults, files that hold it, code that reads it. */
const references: readonly RegExp[] = [
  /^[$@&]?\$?[[{(]|^\$(?:[A-Z_][A-Z0-9_]{0,60}|[A-Za-z_]{1,60}|[Ee][Nn][Vv]:\w{1,60}|__\w{1,20}\{.*)$/,
  /^%[\w. :()-]{1,60}%$/,
  /^`[a-z]|^#[A-Za-z_ ]{1,60}$|^[a-z_]{1,40}=$|^--\s|^![a-z_]{2,30}(?:\s|$)/,
  /^(?:#\{|<[A-Za-z_%?]|«)/,
  /\*{4,}|^(?:\*+|•+|●+|[xX]{3,}|\.{3,}|…|-{2,}|_{2,}|\?+)\W{0,3}$/,
  /^(?:env[:.(]|process\.env|os\.|secrets\.|op:\/\/|ref\+|file:|@Microsoft\.KeyVault|@env)/,
  /^(?:~|[A-Za-z]:)?[\\/](?:run|etc|var|home|usr|opt|tmp|mnt|secrets|Users|ProgramData)[\\/]/i,
  /^(?:\.{0,2}|~)\/?(?:[\w-]{1,60}\/){1,9}[\w-]{1,60}\.[a-z]{2,5}$/,
  /^[a-z][a-z0-9+.-]{1,20}:\/\/[^@\s?]{0,300}$/i,
  // Calls and fields of a program, and what joins texts in one.
  /^[A-Za-z_$][\w$.:>-]{0,80}\(.*\)[;,)}\]]*$|^[A-Za-z_$][A-Za-z_$.:<>-]{1,80}\(|^[A-Za-z_$][\w$]{0,40}\.[A-Za-z_$][\w$.]{0,80}\(/,
  /^[@&]?[A-Za-z_$]{1,60}(?:\??(?:\.|->|::)[A-Za-z_$]{1,60}|\[["']?[\w.-]{1,60}["']?\]?){1,5}[;,)]*$/,
  /^[A-Z][A-Za-z]{1,30}(?:\[[\w, |]{0,60}\]|<[\w, ]{0,60}>|\?)[;,]?$/,
  /^(?:Get|Invoke|ConvertTo|ConvertFrom|Convert|Read|New|Import|Connect)-[A-Za-z]{1,40}$/,
  /^(?:projects|secrets?|arn|kv|vault)[/:]|^[a-z_-]{1,40}(?:\/[a-z@._-]{1,60}){1,6}$/,
  /^[)\]},;]/,
  // Codes of Entra.
  /^AADSTS\d{2,9}\W{0,3}$/,
  /(?:^|[^a-z])(?:your|my)[_-][a-z]/i,
];

/** Numbers, dates and versions. */
const number = /^(?:v?\d{1,5}(?:\.\d{1,5}){0,3}|\d{4}-\d\d-\d\d(?:T[\d:.]{4,12}Z?)?)$/;

const states = new Set(
  (
    'required optional expired expires missing invalid incorrect wrong null none nil undefined true false yes off empty ' +
    'unset blank hidden redacted masked removed unknown unchanged changed reset rejected accepted denied failed valid ' +
    'string text object any bool boolean number bytes array never await async new return function this self typeof lambda ' +
    'const from here below above same default prompt basic bearer plain login oauth oauth2 xoauth2 ntlm keyring ' +
    'read write show get present absent stored active inactive enabled disabled revoked pending weak strong authentication authorization erforderlich abgelaufen ungültig ' +
    'obligatoire requis requerida obligatoria expirada obrigatória'
  ).split(' '),
);

/** A word about a secret, or one that asks for it. */
const aboutSecrets =
  /pass|pwd|secret|token|credential|your|example|placeholder|value|client|secure|refresh|access|kennwort|clave|contrase|senha|geheim|パスワード/iu;

const sentenceWords =
  /(?:^|\s)(?:a|an|the|is|are|was|were|be|been|must|may|can|cannot|could|not|no|for|of|to|in|on|or|and|by|with|has|have|had|this|that|your|you|it|its|as|at|from|does|did|do|will|should|only|if|when|where|which)(?=[\s.,;:]|$)/i;

/** Whether a value is none of a secret's. */
export function isHarmless(value: string): boolean {
  if (/^\s+[+.&|]/.test(value)) return true;
  const bare = value.trim();
  if (bare.length < shortest || bare.includes(mask) || number.test(bare)) return true;
  if (references.some((form) => form.test(bare))) return true;
  if (/\s/.test(bare)) return sentenceWords.test(bare) && !bare.split(/\s/).some(isStrong);
  if (bare.endsWith(':')) return true;
  const word = bare.replace(/[^\p{L}\p{M}]{1,40}$/u, '');
  if (!/^[\p{L}\p{M}_-]+$/u.test(word)) return false;
  return states.has(word.toLowerCase()) || aboutSecrets.test(word);
}

/** Three kinds of characters in a word that is long enough. */
const isStrong = (word: string): boolean =>
  word.length >= 10 &&
  [/[a-z]/, /[A-Z]/, /\d/, /[^\w.,;:()'"-]/].filter((kind) => kind.test(word)).length >= 3;

/** Whether a word has a digit or sign in it that ordinary ones have not. */
export const hasSigns = (word: string): boolean => /[^\p{L}\p{M}.,;:!?'’"“”`()…-]/u.test(word);

/** Whether a word is made of more than letters, or mixes them as no word does. */
export const looksMade = (word: string): boolean => hasSigns(word) || /[a-z][A-Z]/.test(word);
