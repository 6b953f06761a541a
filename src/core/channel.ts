// What crosses postMessage between a page and its host: requests one way, each with an id; events and one reply for each the other.

/** What a request came to: a text that is said to screen readers (may be empty), or what went wrong, in one sentence. */
export type Reply =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

export type ReplyMessage = { readonly kind: 'reply'; readonly id: number } & Reply;

/** A request as it is posted. */
export type Numbered<Request> = Request & { readonly id: number };

/** A request read by the host. The problem never repeats a value: it may be a secret. */
export type ParsedRequest<Request> =
  | { readonly ok: true; readonly request: Numbered<Request> }
  | { readonly ok: false; readonly problem: string };
