// Every product, library and helper that can be configured, and the one way to render them.

import type { DemoEndpoints } from '../core/endpoints/endpoints.ts';
import * as l10n from '../core/l10n.ts';
import type { Permission } from '../core/permissions/permissions.ts';
import { cloudsOf } from '../core/productChoice.ts';
import type {
  CloudId,
  GrantId,
  Mailbox,
  ProtocolId,
  Registration,
} from '../core/registration/registration.ts';
import { isValueRefused } from '../snippets/codeTemplate.ts';
import { unquotableText } from '../snippets/quoted.ts';
import { productRows } from './catalogue.ts';
import { mismatch } from './mismatch.ts';
import { noticesFor } from './parts/notices.ts';
import { shapeForGrant } from './parts/registrationShape.ts';
import { cloudNotes, setUpSteps } from './parts/setUpSteps.ts';
import {
  type CatalogueEntry,
  isRefusal,
  type Notice,
  type Product,
  type Refusal,
  type RegistrationShape,
  type Renderer,
  type RenderResult,
} from './product.ts';
import { productPermissions, renderContext } from './renderContext.ts';

/** Every product, with what should be known before any work with its own protocols and grant. */
export const products: readonly Product[] = productRows.map((row) => ({
  ...row,
  notices: noticesFor(row.notices, row.defaultProtocols, row.defaultGrant),
}));

/** What every combination can fall back on: own code, in the order in which it is offered. */
const lastResorts = ['node', 'python'] as const;

export function findProduct(id: string): Product | undefined {
  return products.find((product) => product.id === id);
}

/** The product that offers this rendering; a product's id stands for its first one. */
export function findTarget(target: string): Product | undefined {
  return products.find((product) => product.targets.includes(target)) ?? findProduct(target);
}

/** The catalogue as JSON, for the wizard: the products without what renders them. */
export function catalogue(): readonly CatalogueEntry[] {
  return products.map((product) => JSON.parse(JSON.stringify(product)) as CatalogueEntry);
}

/** What should be known before any work, for the protocols and grant that were chosen. */
export function noticesOf(
  productId: string,
  protocols: readonly ProtocolId[],
  grant: GrantId,
): readonly Notice[] {
  const own = productRows.find((row) => row.id === productId)?.notices ?? [];
  return noticesFor(own, protocols, grant);
}

/** The permissions that a product needs; the least ones of its protocols unless it says otherwise. */
export function permissionsOf(
  productId: string,
  protocols: readonly ProtocolId[],
  access: 'app' | 'delegated',
): readonly Permission[] {
  return productPermissions(findProduct(productId), protocols, access);
}

/** How the app registration must look for a product and grant. */
export function shapeOf(productId: string, grant: GrantId): RegistrationShape {
  return findProduct(productId)?.shapes?.[grant] ?? shapeForGrant(grant);
}

/** One entry of the list of renderings offered for a mailbox. */
export interface OfferedTarget {
  readonly target: string;
  readonly name: string;
  readonly kind: CatalogueEntry['kind'];
  readonly summary: string;
  /** What it is found by beside its name. */
  readonly words: readonly string[];
  /** Absent if it can be rendered. */
  readonly refusal?: Refusal;
}

/** Every rendering, the registration's own product first, then what can be rendered, then what cannot and why. */
export function targetsFor(registration: Registration, mailbox: Mailbox): readonly OfferedTarget[] {
  const offered = products.flatMap((product) =>
    product.targets.map((target): OfferedTarget & { readonly rank: number } => {
      const refusal = refusalOf(product, registration, mailbox);
      const own = product.id === registration.product ? 0 : 1;
      return {
        target,
        name: targetName(product, target),
        kind: product.kind,
        summary: product.summary,
        words: product.words ?? [],
        ...(refusal === undefined ? {} : { refusal }),
        rank: refusal === undefined ? own : 2,
      };
    }),
  );
  return offered.toSorted((a, b) => a.rank - b.rank).map(({ rank: _rank, ...entry }) => entry);
}

/** A target as other extensions see it. */
export interface ListedTarget {
  readonly id: string;
  readonly name: string;
  readonly kind: CatalogueEntry['kind'];
  readonly protocols: readonly ProtocolId[];
  readonly grants: readonly GrantId[];
  readonly clouds: readonly CloudId[];
}

/** Every target with what it can do, in the order in which people see them. */
export const listTargets = (): readonly ListedTarget[] =>
  products.flatMap((product) =>
    product.targets.map((id) => ({
      id,
      name: targetName(product, id),
      kind: product.kind,
      protocols: product.protocols,
      grants: product.grants,
      clouds: cloudsOf(product),
    })),
  );

/** The name of one rendering of a product, for lists. */
export function targetName(product: CatalogueEntry, target: string): string {
  return product.targetNames?.[target] ?? product.name;
}

/**
 * Renders a target (or a product's own first one) for one mailbox. A refusal says why and names the nearest target
 * that can be rendered. Values that the target's format cannot hold are refused too, never changed.
 */
export async function renderTarget(
  registration: Registration,
  mailbox: Mailbox,
  target: string,
  demo?: DemoEndpoints,
): Promise<RenderResult> {
  const { renderers } = await import('./renderers.ts');
  return renderWith(renderers, registration, mailbox, target, demo);
}

/** The same with renderers that are loaded already. */
export function renderWith(
  renderers: Readonly<Record<string, Renderer>>,
  registration: Registration,
  mailbox: Mailbox,
  target: string,
  demo?: DemoEndpoints,
): RenderResult {
  const product = findTarget(target);
  const render = product === undefined ? undefined : renderers[product.id];
  if (product === undefined || render === undefined) {
    return { refused: l10n.record('There is no rendering named “{0}”.', target) };
  }
  const refusal = refusalOf(product, registration, mailbox);
  if (refusal !== undefined) return refusal;
  const known = product.targets.includes(target) ? target : (product.targets[0] ?? target);
  // The row, whose notices are its own: those of the protocols and grant are added where they are shown.
  const row = productRows.find(({ id }) => id === product.id) ?? product;
  const context = renderContext(row, registration, mailbox, known, demo);
  if ('refused' in context) return context;
  try {
    const result = render(registration, mailbox, context);
    if (isRefusal(result)) return withNearest(result, product, registration, mailbox);
    const steps = setUpSteps(registration, mailbox, context, shapeOf(product.id, registration.grant));
    return { ...result, notes: [...result.notes, ...cloudNotes(registration, context), ...steps] };
  } catch (error) {
    if (!isValueRefused(error)) throw error;
    return {
      refused: l10n.record(
        '{0} cannot take one of this registration’s values: it holds {1}. Correct the value first.',
        product.name,
        unquotableText(error.refusal),
      ),
    };
  }
}

/** A renderer's own refusal with the nearest target that can be rendered. */
function withNearest(
  refusal: Refusal,
  product: Product,
  registration: Registration,
  mailbox: Mailbox,
): Refusal {
  const nearest = refusal.nearest ?? nearestTarget(product, registration, mailbox);
  return { ...refusal, ...(nearest === undefined ? {} : { nearest }) };
}

/** Why a product cannot serve this mailbox, by cloud, grant and protocol; undefined if it can. */
function refusalOf(product: Product, registration: Registration, mailbox: Mailbox): Refusal | undefined {
  const reason = mismatch(product, registration, mailbox);
  if (reason === undefined) return undefined;
  const nearest = nearestTarget(product, registration, mailbox);
  return { refused: reason, ...(nearest === undefined ? {} : { nearest }) };
}

function nearestTarget(product: Product, registration: Registration, mailbox: Mailbox): string | undefined {
  return [...(product.instead ?? []), ...lastResorts].find((target) => {
    const other = findTarget(target);
    return (
      other !== undefined && other.id !== product.id && mismatch(other, registration, mailbox) === undefined
    );
  });
}

export { isRefusal };
