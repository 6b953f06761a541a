// A product as a person chooses it: what it prefills, why, and what must be known before any work. Plain JSON.
import type { CloudId, GrantId, ProtocolId } from './registration/registration.ts';

export interface ProductNotice {
  readonly severity: 'info' | 'warning';
  /** One line. */
  readonly text: string;
  /** The rest, unfolded on request. */
  readonly more?: string;
}

export interface ProductChoice {
  readonly id: string;
  readonly name: string;
  /** `product`: configured by hand or file; `library`: used from code; `own`: own code; `helper`: token helper, relay or tool. */
  readonly kind: 'product' | 'library' | 'own' | 'helper';
  readonly summary: string;
  /** What else it is found by: vendor, language, what goes wrong without it. */
  readonly words?: readonly string[];
  readonly protocols: readonly ProtocolId[];
  readonly defaultProtocols: readonly ProtocolId[];
  readonly grants: readonly GrantId[];
  readonly defaultGrant: GrantId;
  /** Why these protocols and this grant are prefilled. */
  readonly why: string;
  readonly notices: readonly ProductNotice[];
  /**
   * Clouds it can work in; absent: the worldwide one, and the demo tenant that plays it. Every further cloud, and hosts of
   * one’s own (`custom`), needs a source.
   */
  readonly clouds?: readonly CloudId[];
  /** Why it works in these clouds, with the source of every one but the worldwide. */
  readonly cloudsWhy?: string;
  /** Version of the product that is needed. */
  readonly minimumVersion?: string;
}

/** A product as a list of all of them shows and finds it. */
export type ProductRow = Pick<ProductChoice, 'id' | 'name' | 'kind' | 'summary' | 'words'>;

const worldwide: readonly CloudId[] = ['global', 'demo'];

/** The clouds in which the product can work. */
export const cloudsOf = ({ clouds }: Pick<ProductChoice, 'clouds'>): readonly CloudId[] =>
  clouds ?? worldwide;

/** How the app registration must look for a product, in the portal's own choices. */
export interface RegistrationShape {
  readonly accounts: 'single' | 'multiple';
  /** `publicClient`: Mobile and desktop applications; `web`: Web. */
  readonly redirects: readonly { readonly platform: 'publicClient' | 'web'; readonly uri: string }[];
  readonly publicClientFlows: boolean;
  /** What a person must know about these choices. */
  readonly notes: readonly string[];
}
