// Reads the SOAP answer of EWS: response code, message and item count, or the fault. No DOCTYPE, bounded depth.
import { SaxesParser, type SaxesTagNS } from 'saxes';

export interface EwsReply {
  /** `NoError`, `ErrorNonExistentMailbox`, … or empty if only the fault's text tells. */
  readonly responseCode: string;
  /** `Success`, `Warning` or `Error`; absent in a fault. */
  readonly responseClass?: string;
  readonly text: string;
  /** Items in the folder. */
  readonly totalCount?: number;
  /** `BackOffMilliseconds` of ErrorServerBusy. */
  readonly backOffMs?: number;
}

export type ParsedEwsReply =
  | { readonly kind: 'reply'; readonly reply: EwsReply }
  | { readonly kind: 'problem'; readonly problem: 'doctype' | 'malformed' | 'depth' | 'notSoap' };

/** Deeper than any answer of EWS; saxes' namespace handling costs the square of the depth. */
const maxDepth = 64;
const maxAttributes = 64;
const maxText = 4_000;

/** SOAP 1.1, section 4; EWS also answers faults so. */
const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';

class Stop extends Error {
  readonly problem: 'doctype' | 'malformed' | 'depth' | 'notSoap';

  constructor(problem: Stop['problem']) {
    super(problem);
    this.problem = problem;
  }
}

/** Reads one answer. Never throws. */
export function parseEwsReply(body: string): ParsedEwsReply {
  const start = body.trimStart();
  if (!start.startsWith('<') && !start.startsWith('\ufeff<')) return { kind: 'problem', problem: 'notSoap' };
  const reader = new ReplyReader();
  try {
    reader.read(body);
  } catch (error) {
    if (error instanceof Stop) return { kind: 'problem', problem: error.problem };
    return { kind: 'problem', problem: reader.sawEnvelope ? 'malformed' : 'notSoap' };
  }
  const reply = reader.reply();
  return reply === undefined ? { kind: 'problem', problem: 'notSoap' } : { kind: 'reply', reply };
}

/** Elements whose text is kept, by local name. The first of each counts. */
const keptElements = new Set([
  'ResponseCode',
  'MessageText',
  'faultcode',
  'faultstring',
  'TotalCount',
  'Message',
]);

class ReplyReader {
  readonly #path: string[] = [];
  readonly #texts = new Map<string, string>();
  #responseClass: string | undefined;
  #backOff = '';
  #valueName = '';
  #attributes = 0;
  sawEnvelope = false;
  #sawBody = false;

  read(body: string): void {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('doctype', () => {
      // HTML begins with one too; that is no attack, but another kind of answer.
      throw new Stop(/<!doctype\s+html/i.test(body.slice(0, 500)) ? 'notSoap' : 'doctype');
    });
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw new Stop('malformed');
    });
    parser.on('attribute', () => {
      this.#attributes++;
      if (this.#attributes > maxAttributes) throw new Stop('malformed');
    });
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', () => this.#path.pop());
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.write(body).close();
  }

  reply(): EwsReply | undefined {
    if (!this.sawEnvelope || !this.#sawBody) return undefined;
    const count = numberIn(this.#texts.get('TotalCount'));
    const backOff = numberIn(this.#backOff);
    const text =
      this.#texts.get('MessageText') ?? this.#texts.get('Message') ?? this.#texts.get('faultstring');
    return {
      responseCode: (this.#texts.get('ResponseCode') ?? codeOfFault(this.#texts.get('faultcode'))).trim(),
      text: (text ?? '').trim(),
      ...(this.#responseClass === undefined ? {} : { responseClass: this.#responseClass }),
      ...(count === undefined ? {} : { totalCount: count }),
      ...(backOff === undefined ? {} : { backOffMs: backOff }),
    };
  }

  #open(tag: SaxesTagNS): void {
    this.#attributes = 0;
    const depth = this.#path.push(tag.local);
    if (depth > maxDepth) throw new Stop('depth');
    if (depth === 1) {
      if (tag.local !== 'Envelope' || tag.uri !== soapNamespace) throw new Stop('notSoap');
      this.sawEnvelope = true;
    }
    if (depth === 2 && tag.local === 'Body' && tag.uri === soapNamespace) this.#sawBody = true;
    if (tag.local.endsWith('ResponseMessage')) this.#responseClass ??= tag.attributes['ResponseClass']?.value;
    if (tag.local === 'Value') this.#valueName = tag.attributes['Name']?.value ?? '';
  }

  #text(text: string): void {
    const name = this.#path.at(-1) ?? '';
    if (keptElements.has(name) && this.#path[1] === 'Body') {
      const seen = this.#texts.get(name) ?? '';
      if (seen.length < maxText) this.#texts.set(name, seen + text.slice(0, maxText));
    }
    // MessageXml of ErrorServerBusy (Microsoft Learn, "EWS throttling in Exchange").
    if (name === 'Value' && this.#valueName === 'BackOffMilliseconds') this.#backOff = text.slice(0, 20);
  }
}

/** `a:ErrorImpersonateUserDenied`; the generic codes of SOAP say nothing. */
function codeOfFault(faultcode = ''): string {
  return /(?:^|:)(Error\w{1,80})\s*$/.exec(faultcode)?.[1] ?? '';
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : undefined;
}
