// What the check prints for --help; docs/nightly-check.md shows the same text, held by a test.

export const usage = `Usage: exchange-oauth-check FILE [options]
       exchange-oauth-check verify RECORD [--public-key env:NAME|file:PATH]

FILE is a profile exported by the extension, or a settings.json with "exchangeOAuth.registrations".
It tests every mailbox through every protocol and exits with
  0  everything holds
  1  a mailbox fails, or a credential is near its end
  2  a mailbox that must be refused opens
  3  it could not run
"verify" says whether a record is as the check wrote it: 0 it is, 1 it is not, 3 it could not be read.

What is checked
  --registration ID          only this registration (repeatable)
  --mailbox ADDRESS          only this mailbox (repeatable)
  --protocol NAME            only ews, imap, pop, smtp or graph (repeatable)
  --policy                   also: each control mailbox must be refused
  --audit FILE               also: of the mailboxes in this list (CSV or one a line), only the registration's own open
  --exchange FILE            saved output of Exchange cmdlets: roles, scopes and groups go into the record
  --ews-readiness            also: whether EWS works today, and how long it will
  --expiry-days N            report credentials that end within N days (default 14)

How the application proves itself; put ID= in front for one registration of several
  --secret [ID=]env:NAME|file:PATH          client secret
  --certificate [ID=]env:NAME|file:PATH     certificate (PEM), with --key
  --key [ID=]env:NAME|file:PATH             its private key (PEM)
  --federated [ID=]github|env:NAME|file:PATH  token of another issuer, for a federated credential

Where it connects
  --allow-host HOST[:PORT]   a host of one's own that the file names (repeatable); others are not connected to

What it writes
  --json FILE  --junit FILE  --sarif FILE  --summary FILE (Markdown); "-" is standard output
                             without "-", a short text goes there
  --record FILE              adds one line to a record of every run
  --record-key env:NAME|file:PATH           signs the line (Ed25519 private key, PEM)
  --quiet                    prints nothing but what fails
  --help  --version
`;
