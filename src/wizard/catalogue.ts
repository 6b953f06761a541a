// A product as the wizard needs it: what it prefills, why, and what a person must know before any work. The product
// registry's own entries fit these shapes.
import type { CloudId, GrantId, ProtocolId } from '../core/registration/registration.ts';

export interface CatalogueNotice {
  readonly severity: 'info' | 'warning';
  /** One line. */
  readonly text: string;
  /** What unfolds under it. */
  readonly more?: string;
}

export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: 'product' | 'library' | 'own' | 'helper';
  readonly summary: string;
  readonly protocols: readonly ProtocolId[];
  readonly defaultProtocols: readonly ProtocolId[];
  readonly grants: readonly GrantId[];
  readonly defaultGrant: GrantId;
  /** Why these protocols and this grant are preset. */
  readonly why: string;
  readonly notices: readonly CatalogueNotice[];
  /** Clouds it can work in; absent: every one. */
  readonly clouds?: readonly CloudId[];
  readonly cloudsWhy?: string;
  readonly minimumVersion?: string;
}

/** How the app registration must look, in the portal's own choices. */
export interface ShapeEntry {
  readonly accounts: 'single' | 'multiple';
  readonly redirects: readonly { readonly platform: 'publicClient' | 'web'; readonly uri: string }[];
  readonly publicClientFlows: boolean;
  readonly notes: readonly string[];
}
