// Writes EWS SOAP answers: faults, response messages, folders and items, every text escaped.
import { randomUUID } from 'node:crypto';
import type { HttpReply } from '../httpSurface.ts';
import { messagesNamespace, soapNamespace, typesNamespace } from './soapRequest.ts';

const errorsNamespace = 'http://schemas.microsoft.com/exchange/services/2006/errors';

/** Thrown by a step; becomes a SOAP fault with HTTP 500, as Exchange answers impersonation and throttling errors. */
export class SoapFault extends Error {
  readonly responseCode: string;
  readonly backOffMs: number | undefined;

  constructor(responseCode: string, message: string, backOffMs?: number) {
    super(message);
    this.responseCode = responseCode;
    this.backOffMs = backOffMs;
  }
}

/** Thrown by a step; becomes a bare HTTP answer with diagnostic headers. */
export class EwsHttpRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;

  constructor(status: number, headers: Readonly<Record<string, string | readonly string[]>>) {
    super(`HTTP ${status}`);
    this.status = status;
    this.headers = headers;
  }
}

/** Shape seen in mguessan/davmail issue 161 and OfficeDev/ews-managed-api issue 223. */
export function faultReply(fault: SoapFault): HttpReply {
  const code = escapeXml(fault.responseCode);
  const message = escapeXml(fault.message);
  const details =
    fault.backOffMs === undefined
      ? ''
      : `<t:MessageXml xmlns:t="${typesNamespace}"><t:Value Name="BackOffMilliseconds">${fault.backOffMs}</t:Value></t:MessageXml>`;
  const body =
    `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${soapNamespace}"><s:Body><s:Fault>` +
    `<faultcode xmlns:a="${typesNamespace}">a:${code}</faultcode>` +
    `<faultstring xml:lang="en-US">${message}</faultstring><detail>` +
    `<e:ResponseCode xmlns:e="${errorsNamespace}">${code}</e:ResponseCode>` +
    `<e:Message xmlns:e="${errorsNamespace}">${message}</e:Message>${details}` +
    '</detail></s:Fault></s:Body></s:Envelope>';
  return xml(500, body);
}

/** One response message of an operation: success with content, or a response code with text. */
export type ResponseMessage =
  | { readonly ok: true; readonly content: string }
  | { readonly ok: false; readonly code: string; readonly text: string };

/** The whole answer of an operation. */
export function operationReply(operation: string, messages: readonly ResponseMessage[]): HttpReply {
  const inner = messages.map((message) => responseMessage(operation, message)).join('');
  const version = `<h:ServerVersionInfo MajorVersion="15" MinorVersion="20" MajorBuildNumber="8398" MinorBuildNumber="12" Version="V2018_01_08" xmlns:h="${typesNamespace}"/>`;
  const body =
    `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${soapNamespace}"><s:Header>${version}</s:Header>` +
    `<s:Body><m:${operation}Response xmlns:m="${messagesNamespace}" xmlns:t="${typesNamespace}">` +
    `<m:ResponseMessages>${inner}</m:ResponseMessages></m:${operation}Response></s:Body></s:Envelope>`;
  return xml(200, body);
}

function responseMessage(operation: string, message: ResponseMessage): string {
  const name = `m:${operation}ResponseMessage`;
  if (message.ok) {
    return `<${name} ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${message.content}</${name}>`;
  }
  return (
    `<${name} ResponseClass="Error"><m:MessageText>${escapeXml(message.text)}</m:MessageText>` +
    `<m:ResponseCode>${escapeXml(message.code)}</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey></${name}>`
  );
}

/** For element content and attribute values; characters that XML 1.0 forbids become `?`. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const xml = (status: number, body: string): HttpReply => ({
  status,
  headers: { 'content-type': 'text/xml; charset=utf-8', 'request-id': randomUUID() },
  body,
});
