// What mail programs say of a sign-in or connection that failed, by the terms of `mailWords.ts` in fifteen languages.
import type { Concept } from './concept.ts';
import { anyOf, errorWord, failed, mailServer } from './conceptTerms.ts';
import {
  closedWord,
  connectWord,
  didNotWork,
  methodWord,
  notSupported,
  passwordWord,
  signInWord,
  tokenWord,
  windowWord,
  wrongWord,
} from './mailWords.ts';

/** Sign-ins and connections in a mail program's words, in the languages of `mailWords.ts`. */
export const mailPrograms: readonly Concept[] = [
  { code: 'library.mechanismUnsupported', terms: [notSupported, methodWord] },
  {
    code: 'local.signInCancelled',
    terms: [
      windowWord,
      closedWord,
      anyOf(signInWord, /o?auth|autor[iy][sz]|auktoris|авторизац|授权|授權|承認|승인/i),
    ],
  },
  {
    code: 'library.noAccessToken',
    terms: [
      tokenWord,
      anyOf(
        /obtain|obtenir|abrufen|erhalten|obtener|obter|ottenere|verkrijgen|uzyskać|získat|hämta|alın|получи|取得|获取|가져/,
        /(?:not able|unable) to (?:get|fetch|acquire|retrieve|request)/,
      ),
      anyOf(failed, didNotWork, errorWord, /not able|unable/),
    ],
  },
  {
    code: 'library.signInFailed',
    terms: [/\bO?Auth2?(?![a-z])/, signInWord, anyOf(failed, didNotWork)],
    without: /login\.microsoftonline|IMAP|SMTP|POP3|\b[45]\d\d\b/,
  },
  {
    code: 'library.noEmailClaim',
    terms: [
      /e-?mail[- ]?address|adresse e-?mail|E-?Mail-Adresse|dirección de correo|endereço de e-?mail|indirizzo e-?mail/i,
      /aucune|keine|ninguna|nenhum|nessun|\bno\b|not expose|does ?n[o']t/i,
      /account|compte|Konto|cuenta|conta/i,
    ],
    beside: /authenti|token|oauth|retourne|expose/i,
  },
  { code: 'library.passwordBlamed', terms: [passwordWord, wrongWord], beside: mailServer },
];

/** Last of all: a sign-in that failed, in a program's or a page's words. */
export const lastConcepts: readonly Concept[] = [
  {
    code: 'local.signInNeeded',
    terms: [
      /(?:run|use|call|execute).{0,40}(?:authori[sz]e|log ?in|authenticate).{0,30}(?:first|at least once|before)|(?:not|never) (?:yet )?(?:authori[sz]ed|signed in|logged in)|(?:please|you must|need to) (?:re-?)?(?:authori[sz]e|authenticate|link|connect (?:with|to) your|sign in|log in) /i,
    ],
    beside: /mail|oauth|token|microsoft|outlook/i,
  },
  {
    code: 'library.passwordBlamed',
    terms: [signInWord, anyOf(failed, didNotWork, /not possible/i)],
    beside: mailServer,
  },
  {
    code: 'library.connectFailed',
    terms: [connectWord, anyOf(failed, didNotWork, /not connected/i)],
    beside: mailServer,
  },
  { code: 'library.connectFailed', terms: [/\bnetwork[_ ](?:error|request)/i, failed] },
  {
    code: 'server.unavailable',
    terms: [
      /try again (?:later|in)|wait a few minutes|temporar(?:y|ily)|currently (?:unavailable|unable)/i,
      /cannot|can'?t|unable|error|fail|unavailable/i,
    ],
    without: signInWord,
  },
  {
    code: 'powershell.otherError',
    terms: [
      /\b[A-Z][a-z]{2,12}-(?:EXO|Exo|Mg|IPPS|Mailbox|Message|Application|ServicePrincipal|Management|CAS|Organization|Transport|Recipient|Exchange)[A-Za-z]{0,40}\b/,
      /error|exception|denied|fail/i,
    ],
  },
];
