// XML 1.0: attribute values and text.
import { loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

/** Characters that XML 1.0 (section 2.2) cannot hold, even as a reference. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const special = /[&<>"'\t\n\r\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** A double-quoted attribute value; line breaks and tabs become references, which normalization leaves alone. */
export function quoteXml(value: string): Quoted {
  const text = escapeXml(value);
  return text.ok ? quoted(`"${text.text}"`) : text;
}

/** Element text without delimiters; refuses what XML 1.0 cannot hold. */
function escapeXml(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    refusal(value, forbidden, 'notExpressible') ??
    quoted(value.replace(special, (char) => `&#${char.charCodeAt(0)};`))
  );
}
