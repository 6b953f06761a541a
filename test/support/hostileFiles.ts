// The files that every target renders with values that try to become code.
import type { Mailbox, Registration } from '../../src/core/registration/registration.ts';
import { isRefusal, type Product, type RenderedFile } from '../../src/products/product.ts';
import { hostileSample } from './hostileValues.ts';
import { allTargets, render, type Situation, situationsOf } from './renderings.ts';

export const hostileValuesTried = hostileSample(15).filter((value) => value !== '');
/** Grants and protocols change which values stand where; clouds and hosts change only plain values. */
export const quotingSituations = (product: Product): readonly Situation[] =>
  situationsOf(product).filter(({ registration }) => registration.cloud === 'global');

const hostileRegistration = (registration: Registration, value: string): Registration => ({
  ...registration,
  name: value,
  tenantId: value,
  clientId: value,
});
const hostileMailbox = (mailbox: Mailbox, value: string): Mailbox => ({
  ...mailbox,
  address: value,
  ...(mailbox.signInAs === undefined ? {} : { signInAs: value }),
  ...(mailbox.sendAs === undefined ? {} : { sendAs: value }),
});

/** The situation with the value in every place that a person fills. */
export const hostileSituation = (situation: Situation, value: string): Situation => ({
  ...situation,
  registration: hostileRegistration(situation.registration, value),
  mailbox: hostileMailbox(situation.mailbox, value),
});

/** The files that a target renders with one hostile value in every place that a person fills. */
function hostileFiles(
  target: string,
  product: (typeof allTargets)[number]['product'],
  value: string,
): readonly RenderedFile[] {
  return quotingSituations(product).flatMap((situation) => {
    const result = render(target, hostileSituation(situation, value));
    return isRefusal(result) ? [] : result.files;
  });
}

/** Every file of every target for these values, rendered once: name and text by language. */
function renderAll(values: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const languages = new Map<string, Map<string, string>>();
  for (const { product, target } of allTargets) {
    for (const value of ['plain@contoso.com', ...values]) {
      for (const file of hostileFiles(target, product, value)) {
        const texts = languages.get(file.language) ?? new Map<string, string>();
        texts.set(file.text, `${target}/${file.name}`);
        languages.set(file.language, texts);
      }
    }
  }
  return languages;
}

let rendered: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;

/** Name and text of each different file in a language. */
export function hostileFilesIn(language: string): readonly (readonly [string, string])[] {
  rendered ??= renderAll(hostileValuesTried);
  return [...(rendered.get(language) ?? [])].map(([text, name]) => [name, text] as const);
}
