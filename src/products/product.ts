// What a product, library or helper tells about itself, and what it renders for one mailbox.

import type { Confidence } from '../core/endpoints/clouds.ts';
import type { Endpoints } from '../core/endpoints/endpoints.ts';
import type { Permission } from '../core/permissions/permissions.ts';
import type { ProductChoice, ProductNotice, RegistrationShape as ShownShape } from '../core/productChoice.ts';
import type { GrantId, Mailbox, ProtocolId, Registration } from '../core/registration/registration.ts';
import type { Code } from '../core/report/codes.ts';
import type { KeyList } from './keys.ts';

export interface RenderedFile {
  /** File name as the product expects it, without a folder. */
  readonly name: string;
  /** VS Code language id. */
  readonly language: string;
  readonly text: string;
}

export interface RenderedField {
  /** The field's name as the product shows it. */
  readonly label: string;
  readonly value: string;
}

/** What `exchangeOAuth.snippet.render` returns; it holds no secret, only references to one. */
export interface Rendering {
  readonly files: readonly RenderedFile[];
  readonly fields: readonly RenderedField[];
  /** Whole sentences for people. */
  readonly notes: readonly string[];
}

/** Why a target cannot be rendered for this mailbox; `nearest` is the id of a target that can. */
export interface Refusal {
  readonly refused: string;
  readonly nearest?: string;
}

export type RenderResult = Rendering | Refusal;

/** True for a refusal; both sides of the union are plain JSON. */
export function isRefusal(result: RenderResult): result is Refusal {
  return 'refused' in result;
}

/** Something a person should know before any work. */
export interface Notice extends ProductNotice {
  readonly id: string;
  readonly source: string;
  /** Only with these grants or protocols; absent: always. */
  readonly grants?: readonly GrantId[];
  readonly protocols?: readonly ProtocolId[];
  /** ISO date that it is about. */
  readonly date?: string;
  readonly confidence: Confidence;
}

/** Addresses, scopes and names for one mailbox, as strings; everything a renderer may need beside the registration. */
export interface RenderContext {
  /** Who is rendered, without what would render it. */
  readonly product: CatalogueEntry;
  /** The rendering asked for; one of the product's `targets`. */
  readonly target: string;
  readonly endpoints: Endpoints;
  /** True if the hosts are the demo tenant's or a person's own, so libraries do not know them. */
  readonly ownHosts: boolean;
  /** True for the demo tenant. */
  readonly demo: boolean;
  readonly access: 'app' | 'delegated';
  /** The mailbox's protocols that this product can use, in the mailbox's order; never empty. */
  readonly protocols: readonly ProtocolId[];
  /** `https://login.microsoftonline.com/<tenant>`, the tenant percent-encoded. */
  readonly tenantAuthority: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly deviceCodeUrl: string;
  /** Scopes for a token for this protocol, without `offline_access`. */
  scopesFor(protocol: ProtocolId): readonly string[];
  /** Who signs in: `signInAs`, or the mailbox itself. */
  readonly signInAs: string;
  /** True if the person who signs in is not the mailbox. */
  readonly shared: boolean;
  /** The From address: `sendAs`, or the mailbox itself. */
  readonly from: string;
  readonly permissions: readonly Permission[];
  /** Registration, redirect URI, consent, access and test, as Markdown sentences. */
  readonly setUp: readonly string[];
}

/** How the app registration must look for a product; the values of the portal's own choices. */
export interface RegistrationShape extends ShownShape {
  /** Redirect URI of an installation, with its address as a placeholder; what the product itself shows counts. */
  readonly redirectPattern?: string;
}

/** A row of a vendor's troubleshooting list, tied to advice by code. */
export interface Troubleshooting {
  readonly symptom: string;
  readonly check: string;
  /** The advice that explains it. */
  readonly codes: readonly Code[];
  /** Only with these grants; absent: always. */
  readonly grants?: readonly GrantId[];
}

/** A statement of the vendor's document that no longer holds, and what holds today. */
export interface Aged {
  readonly stated: string;
  readonly today: string;
  readonly source: string;
  /** Only with these grants; absent: always. */
  readonly grants?: readonly GrantId[];
}

/** The part of a product that is plain data: safe to send to the wizard as JSON. */
export interface CatalogueEntry extends ProductChoice {
  readonly notices: readonly Notice[];
  /** If one set-up serves some protocols only: the first group that the mailbox has is rendered. */
  readonly protocolGroups?: readonly (readonly ProtocolId[])[];
  /** Combinations of grant and protocol that it cannot do although it knows both, and why, in a sentence. */
  readonly except?: readonly {
    readonly grant: GrantId;
    readonly protocol: ProtocolId;
    readonly why: string;
  }[];
  readonly source: string;
  /** ISO date of the copy of the source that was read. */
  readonly asOf: string;
  /** Ids of the renderings it offers; the first is the one it is known by. */
  readonly targets: readonly string[];
  /** Names of renderings that are not called like the product. */
  readonly targetNames?: Readonly<Record<string, string>>;
  /** Grants with which it takes one name for who signs in and for the mailbox, so that both must be the same. */
  readonly oneName?: readonly GrantId[];
  /** What it does with that one name, in a sentence. */
  readonly oneNameWhy?: string;
  readonly troubleshooting?: readonly Troubleshooting[];
  readonly aged?: readonly Aged[];
  /** Where a combination it cannot do is best done instead: target ids, best first. */
  readonly instead?: readonly string[];
  /** Why a grant or protocol is missing, in a sentence that follows the refusal. */
  readonly cannot?: string;
}

/** Permissions of a product that needs others than the least ones, by protocol and kind of access. */
export type ProductPermissions = Readonly<
  Partial<
    Record<ProtocolId, { readonly app?: readonly Permission[]; readonly delegated?: readonly Permission[] }>
  >
>;

/** A row of the catalogue: plain data, so that it can be written down when the extension is built. */
export interface Product extends CatalogueEntry {
  readonly permissions?: ProductPermissions;
  /** The app registration, if it differs from what the grant asks for. */
  readonly shapes?: Readonly<Partial<Record<GrantId, RegistrationShape>>>;
}

/** Everything that the file of a target defines; `src/products/targetTable.ts` lists them. */
export interface Target extends Product {
  /** Upstream's keys for each file or form that is rendered; see `keys.ts`. */
  readonly keys: readonly KeyList[];
  readonly render: Renderer;
}

/** Turns one mailbox into files and fields for one product. */
export type Renderer = (registration: Registration, mailbox: Mailbox, context: RenderContext) => RenderResult;
