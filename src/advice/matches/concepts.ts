// Failures by the terms that name them, in any order and in any program's words: read only if no code, number or
// sentence of the other tables is known, and never told as more than possible.
import { autodiscoverWord } from './causeWords.ts';
import type { Concept } from './concept.ts';
import {
  anyOf,
  certificateWord,
  failed,
  microsoft,
  notEnough,
  oauthFlow,
  permission,
  speaksEws,
} from './conceptTerms.ts';
import { generalConcepts } from './generalConcepts.ts';
import { signIns } from './signInConcepts.ts';

const mailboxes: readonly Concept[] = [
  {
    code: 'exchange.noMailbox',
    terms: [
      /mail ?box|mail account|postfach|boîte aux lettres|buzón|caixa de correio|casella/i,
      /\b(?:inaccessible|not (?:found|exist|enabled|available|accessible|licen[sc]ed)|(?:does|do|did) ?n[o']t exist|no licen[sc]e|unlicen[sc]ed|unknown|could ?n[o']t be found|has no|no such)\b/i,
    ],
    beside: microsoft,
  },
  {
    code: 'exchange.wrongSignedInAccount',
    terms: [
      /sign(?:ed)?[- ]?in|log(?:ged)?[- ]?in/i,
      /\b(?:different|another|wrong|other) (?:microsoft )?(?:account|user|identity|person)/i,
    ],
  },
  {
    code: 'exchange.wrongSignedInAccount',
    terms: [
      /differs? from the (?:account|user|address)|not the (?:same )?account|belongs to (?:another|a different) (?:user|account)/i,
      oauthFlow,
    ],
  },
  {
    code: 'exchange.wrongSignedInAccount',
    terms: [
      /returned by service|\b(?:authenticated|signed[- ]in|logged[- ]in|returned|token'?s?|authori[sz]ed)[ -](?:user(?: ?name)?|account|e-?mail|identity|address)\b/i,
      /(?:does|did|do) ?n[o']t match|mismatch|is not the same|differs?\b|different from/i,
    ],
  },
  {
    code: 'claims.missingPermission',
    terms: [permission, notEnough],
    beside: anyOf(microsoft, /mail|token|scope|for account/),
    notOthers: true,
  },
  {
    code: 'claims.missingPermission',
    terms: [/(?:check|verify|review) .{0,30}(?:permissions?|consent|privileges)\b/i, failed],
    beside: microsoft,
    notOthers: true,
  },
  {
    code: 'claims.missingPermission',
    terms: [permission, /not (?:available |present |included |found )?in (?:the )?(?:access )?token/i],
    beside: microsoft,
  },
  {
    code: 'imap.notConnected',
    terms: [
      /\bfolders?\b|\bINBOX\b/,
      /\bno .{0,20}folders? (?:were |was )?found|(?:could ?n[o']t|cannot|can'?t|unable to|failed to) (?:get|open|select|list|fetch|read|change)\b.{0,20}(?:folders?|mailbox|INBOX)/i,
    ],
    beside: /\bIMAP\b|outlook\.office365\.com|mail server|e-?mail fetch|fetch\w{0,3} e-?mail/i,
    without: speaksEws,
  },
  {
    code: 'ews.autodiscover',
    terms: [anyOf(autodiscoverWord, /\bPOX\b/), anyOf(failed, /not be determined/)],
  },
];

const powershell: readonly Concept[] = [
  {
    code: 'powershell.notConnected',
    terms: [/\bnot connected to (?:Microsoft )?(?:Exchange|Graph|Entra|Azure ?AD)/i],
  },
  {
    code: 'powershell.certificateNotFound',
    terms: [
      certificateWord,
      /must have a length|not found|no certificates? (?:was |were )?found|could ?n[o']t (?:be )?f(?:ind|ound)|cannot find|expired/i,
    ],
    beside: /\bConnect-\w{3,30}|cert:\\|thumbprint|Mg(?:Graph)?\b/i,
  },
  {
    code: 'powershell.unknownParameter',
    terms: [
      /\bparameters?(?: set)?\b/i,
      /cannot be (?:resolved|found|validated|bound)|cannot process argument|cannot validate|does not belong|ambiguous|cannot bind/i,
    ],
    beside: /\b[A-Z][a-z]{2,12}-[A-Z][A-Za-z]{3,40}|EXO|Exchange/,
  },
];

/** In the order in which they are asked; the first that fits is told. */
export const concepts: readonly Concept[] = [...signIns, ...mailboxes, ...powershell, ...generalConcepts];
