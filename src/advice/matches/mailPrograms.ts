// What mail programs say of a sign-in or connection that failed, by the terms of `mailWords.ts` in fifteen languages.
import type { Concept } from './concept.ts';
import { anyOf, errorWord, failed, mailServer } from './conceptTerms.ts';
import {
  closedWord,
  connectWord,
  didNotWork,
  methodWord,
  notSupported,
  signInWord,
  tokenWord,
  windowWord,
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
    code: 'library.noEmailClaim',
    terms: [
      /e-?mail[- ]?address|adresse e-?mail|E-?Mail-Adresse|dirección de correo|endereço de e-?mail|indirizzo e-?mail/i,
      /aucune|keine|ninguna|nenhum|nessun|\bno\b|not expose|does ?n[o']t/i,
      /account|compte|Konto|cuenta|conta/i,
    ],
    beside: /authenti|token|oauth|retourne|expose/i,
  },
];

/** Last of all: a sign-in that failed, in a program's or a page's words. */
export const lastConcepts: readonly Concept[] = [
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
];
