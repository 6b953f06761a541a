// What a mail server may send in one session.

/** What a server may send in one session. A login and one mailbox opened take less than a tenth of it. */
export const lineLimits = {
  /** RFC 9051 names 8192 octets as a sensible length for commands; capability and flag lists come near it. */
  lineBytes: 16_384,
  lines: 2_000,
  totalBytes: 262_144,
  literalBytes: 65_536,
} as const;
