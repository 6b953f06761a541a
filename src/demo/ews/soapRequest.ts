// Reads an EWS SOAP request: which operation, whose mailbox, which folders. DOCTYPE is refused, depth is bounded.
import { SaxesParser } from 'saxes';

export const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
export const typesNamespace = 'http://schemas.microsoft.com/exchange/services/2006/types';
export const messagesNamespace = 'http://schemas.microsoft.com/exchange/services/2006/messages';

export interface SoapRequest {
  /** Local name of the first element in the body: `GetFolder`, `FindItem`. */
  readonly operation: string;
  /** Child of ConnectingSID, if the ExchangeImpersonation header is there; the value may be empty. */
  readonly impersonation: { readonly kind: string; readonly value: string } | undefined;
  /** Distinguished names and folder ids that the request names, in order; at most 100. */
  readonly folders: readonly SoapFolder[];
  readonly itemIds: readonly string[];
  /** `MaxEntriesReturned` and `Offset` of an IndexedPageItemView. */
  readonly pageSize: number | undefined;
  readonly offset: number;
}

export interface SoapFolder {
  readonly kind: 'distinguished' | 'id';
  readonly id: string;
  /** Mailbox named inside DistinguishedFolderId, if it is there. */
  readonly mailbox: string | undefined;
}

const maximumDepth = 48;
const maximumNames = 100;

interface Attributes {
  readonly [name: string]: { readonly value: string };
}

/** Undefined if the text is no SOAP envelope with an operation, or holds a DOCTYPE. */
export function readSoapRequest(xml: string): SoapRequest | undefined {
  const reader = new RequestReader();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('DOCTYPE');
  });
  parser.on('opentag', (tag) => reader.open(tag.uri, tag.local, tag.attributes as unknown as Attributes));
  parser.on('closetag', () => reader.close());
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  try {
    parser.write(xml.replace(/^\uFEFF/, '')).close();
  } catch {
    return undefined;
  }
  return reader.finish();
}

class RequestReader {
  readonly #path: string[] = [];
  readonly #folders: SoapFolder[] = [];
  readonly #itemIds: string[] = [];
  #text = '';
  #operation = '';
  #impersonation: { kind: string; value: string } | undefined;
  #pageSize: number | undefined;
  #offset = 0;
  #envelope = false;

  open(uri: string, name: string, attributes: Attributes): void {
    if (this.#path.length >= maximumDepth) throw new Error('too deep');
    if (this.#path.length === 0) this.#envelope = uri === soapNamespace && name === 'Envelope';
    this.#path.push(name);
    this.#text = '';
    const place = this.#path.join('/');
    if (this.#path.length === 3 && place.startsWith('Envelope/Body/')) this.#operation ||= name;
    if (place === 'Envelope/Header/ExchangeImpersonation') this.#impersonation = { kind: '', value: '' };
    this.#readIds(name, attributes);
    if (name.endsWith('PageItemView') || name.endsWith('PageFolderView')) {
      this.#pageSize = number(attributes['MaxEntriesReturned']?.value);
      this.#offset = number(attributes['Offset']?.value) ?? 0;
    }
  }

  #readIds(name: string, attributes: Attributes): void {
    const id = attributes['Id']?.value;
    if (id === undefined) return;
    if (this.#folders.length + this.#itemIds.length >= maximumNames) return;
    if (name === 'DistinguishedFolderId')
      this.#folders.push({ kind: 'distinguished', id, mailbox: undefined });
    if (name === 'FolderId') this.#folders.push({ kind: 'id', id, mailbox: undefined });
    if (name === 'ItemId') this.#itemIds.push(id);
  }

  text(text: string): void {
    this.#text = `${this.#text}${text}`.slice(0, 1000);
  }

  close(): void {
    const name = this.#path.at(-1) ?? '';
    const parent = this.#path.at(-2);
    if (parent === 'ConnectingSID') this.#impersonation = { kind: name, value: this.#text.trim() };
    if (parent === 'Mailbox' && name === 'EmailAddress') {
      const last = this.#folders.pop();
      if (last !== undefined) this.#folders.push({ ...last, mailbox: this.#text.trim() });
    }
    this.#path.pop();
    this.#text = '';
  }

  finish(): SoapRequest | undefined {
    if (!this.#envelope || this.#operation === '') return undefined;
    return {
      operation: this.#operation,
      impersonation: this.#impersonation,
      folders: this.#folders,
      itemIds: this.#itemIds,
      pageSize: this.#pageSize,
      offset: this.#offset,
    };
  }
}

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
