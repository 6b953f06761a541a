// HTTPS servers of one's own making for the EWS and Graph probes: a request in, an answer out.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { type Running, serveTls, type TestTrust } from './scriptedServer.ts';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answer = (request: SeenRequest, response: ServerResponse) => void;

export interface HttpServerRunning extends Running {
  readonly requests: SeenRequest[];
  /** The most requests that were unanswered at once. */
  peak(): number;
}

/** Serves HTTPS; `answer` writes each response. */
export async function serveHttps(
  context: TestContext,
  trust: TestTrust,
  answer: Answer,
): Promise<HttpServerRunning> {
  const requests: SeenRequest[] = [];
  let unanswered = 0;
  let peak = 0;
  const http = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    unanswered++;
    peak = Math.max(peak, unanswered);
    response.on('close', () => unanswered--);
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      requests.push(request);
      answer(request, response);
    });
  });
  const running = await serveTls(context, trust.server, (socket: Socket) => {
    http.emit('connection', socket);
  });
  return { ...running, requests, peak: () => peak };
}

export const xml = { 'content-type': 'text/xml; charset=utf-8' };
export const json = { 'content-type': 'application/json; charset=utf-8' };

/** What Exchange answers to GetFolder. */
export const inboxXml = `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><h:ServerVersionInfo MajorVersion="15" MinorVersion="20" xmlns:h="http://schemas.microsoft.com/exchange/services/2006/types"/></s:Header><s:Body><m:GetFolderResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><m:ResponseMessages><m:GetFolderResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:Folders><t:Folder><t:FolderId Id="AAMkAD" ChangeKey="AQ"/><t:TotalCount>7</t:TotalCount></t:Folder></m:Folders></m:GetFolderResponseMessage></m:ResponseMessages></m:GetFolderResponse></s:Body></s:Envelope>`;

/** A refusal inside the answer (HTTP 200). */
export const refusalXml = (code: string, text: string, more = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:GetFolderResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><m:ResponseMessages><m:GetFolderResponseMessage ResponseClass="Error"><m:MessageText>${text}</m:MessageText><m:ResponseCode>${code}</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey>${more}<m:Folders/></m:GetFolderResponseMessage></m:ResponseMessages></m:GetFolderResponse></s:Body></s:Envelope>`;

/** A SOAP fault (HTTP 500). */
export const faultXml = (code: string, text: string, more = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode xmlns:a="http://schemas.microsoft.com/exchange/services/2006/types">a:${code}</faultcode><faultstring xml:lang="en-US">${text}</faultstring><detail><e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">${code}</e:ResponseCode><e:Message xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">${text}</e:Message>${more}</detail></s:Fault></s:Body></s:Envelope>`;

export const backOffXml =
  '<t:MessageXml xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><t:Value Name="BackOffMilliseconds">4321</t:Value></t:MessageXml>';
