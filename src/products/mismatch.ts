// Why a product cannot serve a mailbox: its grants, protocols and clouds, and the one name that some know.
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import { cloudsOf } from '../core/productChoice.ts';
import type { Mailbox, ProtocolId, Registration } from '../core/registration/registration.ts';
import type { Product } from './product.ts';
import { isShared, renderedProtocols } from './renderContext.ts';

/** The reason in English; undefined if the product can. */
export function mismatch(product: Product, registration: Registration, mailbox: Mailbox): string | undefined {
  const { name, cannot = '' } = product;
  const grant = grants[registration.grant].label;
  if (!product.grants.includes(registration.grant)) {
    const able = product.grants.map((each) => grants[each].label).join('; ');
    return because(
      l10n.record('{0} cannot use the grant “{1}”. It can use: {2}.', name, grant, able),
      cannot,
    );
  }
  if (!mailbox.protocols.some((protocol) => product.protocols.includes(protocol))) {
    const [able, wanted] = [labels(product.protocols), labels(mailbox.protocols)];
    const text = l10n.record('{0} uses {1}, and this mailbox is set up for {2}.', name, able, wanted);
    return because(text, cannot);
  }
  if (renderedProtocols(product, registration.grant, mailbox).length === 0) {
    const why = product.except?.find((each) => each.grant === registration.grant)?.why ?? '';
    return because(
      l10n.record('{0} cannot use the grant “{1}” for this mailbox’s protocols.', name, grant),
      why,
    );
  }
  if (!cloudsOf(product).includes(registration.cloud)) {
    const why = product.cloudsWhy ?? l10n.msg('No source says that it works outside the worldwide cloud.');
    return because(l10n.record('{0} cannot work in this cloud.', name), why);
  }
  if (product.oneName?.includes(registration.grant) && isShared(mailbox)) {
    const text = l10n.record(
      '{0} takes one name for both the person who signs in and the mailbox, and here they differ.',
      name,
    );
    return because(text, product.oneNameWhy ?? '');
  }
  return undefined;
}

const labels = (those: readonly ProtocolId[]): string =>
  those.map((protocol) => protocolTable[protocol].label).join(', ');

/** The reason stands behind as sentences of its own, which are looked up by themselves. */
const because = (text: string, why: string): string => `${text} ${why}`.trim();
