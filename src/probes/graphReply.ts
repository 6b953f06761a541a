// Reads the folder in an answer of Microsoft Graph.
import * as v from 'valibot';
import { parseJson } from '../core/text/parseJson.ts';

const folderShape = v.object({ totalItemCount: v.optional(v.number()), displayName: v.string() });

/** The folder; undefined if the text is no such answer: a captive portal answers 200 too. */
export function readFolder(body: string): { readonly totalItemCount?: number | undefined } | undefined {
  const parsed = v.safeParse(folderShape, parseJson(body));
  return parsed.success ? parsed.output : undefined;
}
