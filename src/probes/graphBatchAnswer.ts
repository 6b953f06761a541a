// What Microsoft Graph answers to several requests in one (Combine multiple HTTP requests using JSON batching, Microsoft Learn).
import * as v from 'valibot';
import { parseJson } from '../core/text/parseJson.ts';

/** As many requests as Microsoft Graph takes in a batch. */
export const mostInBatch = 20;

const shape = v.object({
  responses: v.array(
    v.object({
      id: v.string(),
      status: v.number(),
      headers: v.optional(v.record(v.string(), v.unknown()), {}),
      body: v.optional(v.unknown()),
    }),
  ),
});

export type BatchItem = v.InferOutput<typeof shape>['responses'][number];

/** The answers, each with the id of its request; undefined if the text is no answer to a batch. */
export function batchItemsIn(text: string): readonly BatchItem[] | undefined {
  const parsed = v.safeParse(shape, parseJson(text));
  return parsed.success ? parsed.output.responses : undefined;
}
