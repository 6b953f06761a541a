// A Graph call as the routes see it, and a route.

import type { Caller } from '../access.ts';
import type { DemoContext } from '../context.ts';
import type { HttpCall, HttpReply } from '../httpSurface.ts';
export interface GraphCall {
  readonly context: DemoContext;
  readonly caller: Caller;
  readonly call: HttpCall;
}

export interface GraphRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Matches the path below `/v1.0`; groups become the handler's arguments. */
  readonly path: RegExp;
  readonly handle: (request: GraphCall, ...parts: readonly string[]) => HttpReply | Promise<HttpReply>;
}
