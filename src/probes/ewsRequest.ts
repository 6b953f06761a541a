// The SOAP request of the EWS probe: GetFolder on the inbox, asking for the number of items and nothing else.

/**
 * GetFolder (Microsoft Learn, "GetFolder operation"). `impersonate` for application tokens only: a delegated token
 * that carries ExchangeImpersonation is refused without the impersonation role.
 */
export function getInboxRequest(mailbox: string, impersonate: boolean): string {
  const address = escapeXml(mailbox);
  const impersonation = impersonate
    ? `<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>${address}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>`
    : '';
  // A delegated token names the mailbox in the folder id, so that a shared mailbox is opened and not one's own.
  const folder = impersonate
    ? '<t:DistinguishedFolderId Id="inbox"/>'
    : `<t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"',
    ' xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"',
    ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">',
    `<soap:Header><t:RequestServerVersion Version="Exchange2016"/>${impersonation}</soap:Header>`,
    '<soap:Body><m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape>',
    '<t:AdditionalProperties><t:FieldURI FieldURI="folder:TotalCount"/></t:AdditionalProperties>',
    `</m:FolderShape><m:FolderIds>${folder}</m:FolderIds></m:GetFolder></soap:Body></soap:Envelope>`,
  ].join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 sections 2.4 and 2.2; control characters were refused before. */
const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
