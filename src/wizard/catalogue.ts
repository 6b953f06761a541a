// A product as the wizard needs it: what it prefills, why, and what a person must know before any work.
import type { GrantId, ProtocolId } from '../core/registration.ts';

export interface CatalogueNotice {
  readonly severity: 'info' | 'warning';
  /** One line. */
  readonly title: string;
  /** What unfolds under it; empty where the line says it all. */
  readonly detail: string;
}

export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly protocols: readonly ProtocolId[];
  readonly defaultProtocols: readonly ProtocolId[];
  readonly grants: readonly GrantId[];
  readonly defaultGrant: GrantId;
  /** Why these protocols and this grant are preset. */
  readonly why: string;
  readonly notices: readonly CatalogueNotice[];
}
