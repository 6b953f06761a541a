// What `exchangeOAuth.token.inspect` returns: claims and findings, never the token.
import type { ProtocolId } from '../registration/registration.ts';
import type { TokenClaims } from './tokenClaims.ts';

export interface ProtocolVerdict {
  readonly protocol: ProtocolId;
  readonly opens: 'yes' | 'maybe' | 'no';
  /** One sentence: why, and what would change it. */
  readonly why: string;
}

export interface TokenFinding {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
}

export interface TokenReading {
  readonly claims: TokenClaims;
  /** Cloud the issuer belongs to, if it is known. */
  readonly cloud?: string;
  /** Seconds until it expires; negative when it has. */
  readonly secondsLeft?: number;
  readonly protocols: readonly ProtocolVerdict[];
  readonly findings: readonly TokenFinding[];
}
