// Text that comes from people, files and servers: what is invisible or can rearrange a line is found and removed.

/** C0, DEL and C1 controls, line separators, zero-width characters and bidirectional marks. */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;
const allInvisible = new RegExp(invisible.source, 'g');

export function hasInvisible(text: string): boolean {
  return invisible.test(text);
}

/** The text without what nobody sees in it. */
export const withoutInvisible = (text: string): string => text.replace(allInvisible, '');

/** One line without invisible characters, at most `max` UTF-16 units; a cut shows as an ellipsis. */
export function plainLine(text: string, max = 200): string {
  const line = text.slice(0, max * 4).replace(/\s+/g, ' ');
  const flat = withoutInvisible(line).trim().toWellFormed();
  return flat.length > max ? `${flat.slice(0, max - 1).toWellFormed()}…` : flat;
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return guid.test(text);
}

const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/** A DNS domain in ASCII (punycode for internationalised names), as a tenant's verified domain must be typed. */
export function isDomain(text: string): boolean {
  return domain.test(text);
}

/** An SMTP address without comments, quoting or invisible characters (RFC 5321 section 4.1.2, Dot-string only). */
export function isMailAddress(text: string): boolean {
  if (text.length > 320 || hasInvisible(text)) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  return (
    at > 0 && local.length <= 64 && /^[^\s@<>()[\]\\,;:"]+$/.test(local) && isDomainLike(text.slice(at + 1))
  );
}

/** Accepts internationalised domains too: addresses may hold them, hosts may not. */
function isDomainLike(text: string): boolean {
  return (
    text.length <= 253 &&
    /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{0,62}$/u.test(text)
  );
}

/** A value as one segment of a URL's path (RFC 3986 section 3.3); the apostrophe too, which OData reads as a quote. */
export function pathSegment(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll("'", '%27');
}
