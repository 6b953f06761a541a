// The one line of SASL XOAUTH2.

/** Format: SASL XOAUTH2, Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn. */
export function parseXoauth2(base64: string): { readonly user: string; readonly token: string } | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  const text = Buffer.from(base64, 'base64').toString('utf8');
  const match = /^user=([^\x01\r\n]{1,320})\x01auth=Bearer ([A-Za-z0-9._~+/=-]+)\x01\x01$/i.exec(text);
  return match === null ? undefined : { user: match[1] ?? '', token: match[2] ?? '' };
}
