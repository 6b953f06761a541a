// Tokens held in memory, until shortly before they end.

import type { Secret } from '../core/credential/secret.ts';
import type { Redactor } from '../core/text/redaction.ts';
import type { TokenClaims } from '../core/token/tokenClaims.ts';

export interface HeldToken {
  readonly token: Secret;
  readonly claims: TokenClaims | undefined;
  /** Milliseconds since the epoch. */
  readonly expiresOn: number;
}

export interface TokenMemory {
  /** A token that is good for a while yet. */
  find(key: string): HeldToken | undefined;
  hold(key: string, registration: string, token: HeldToken): void;
  forget(registration: string): void;
  forgetAll(): void;
}

/** A token this close to its end is not handed out: a probe may still be using it then (milliseconds). */
const reserveMs = 300_000;

interface Row {
  readonly registration: string;
  readonly held: HeldToken;
  readonly usableUntil: number;
}

/** Makes the memory; the redactor learns each token while it is held. */
export function createTokenMemory(now: () => number, redactor: Redactor): TokenMemory {
  const rows = new Map<string, Row>();
  const drop = (key: string, row: Row) => {
    rows.delete(key);
    redactor.forget(row.held.token.reveal());
  };
  return {
    find(key) {
      const row = rows.get(key);
      return row !== undefined && now() < row.usableUntil ? row.held : undefined;
    },
    hold(key, registration, held) {
      const before = rows.get(key);
      if (before !== undefined) drop(key, before);
      redactor.learn(held.token.reveal());
      const life = held.expiresOn - now();
      // A token with a short life is used for four fifths of it.
      const usableUntil = held.expiresOn - Math.min(reserveMs, life / 5);
      rows.set(key, { registration, held, usableUntil });
    },
    forget(registration) {
      for (const [key, row] of rows) if (row.registration === registration) drop(key, row);
    },
    forgetAll() {
      for (const [key, row] of rows) drop(key, row);
    },
  };
}
