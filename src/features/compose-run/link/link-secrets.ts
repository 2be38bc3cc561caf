import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Json } from '#core/json/json.ts';
import { decodeLink } from '#core/link/link-codec.ts';
import { readQueryLink } from '#core/link/query/query-link.ts';
import { FIELD_PREFIX } from '#core/options/option-names.ts';
import { findAnySecret } from '#core/secrets/find-secrets.ts';

import type { LinkText } from './open-link.ts';

type NamedValue = readonly [name: string, value: Json];

/** True if a link contains anything that looks like a secret, even where the form cannot use it. */
export function holdsSecret(link: LinkText, descriptor: WorkerDescriptor): boolean {
  const { parameters } = descriptor;
  return sayings(link, descriptor).some(
    ([name, value]) => findAnySecret(parameters, name, value) !== undefined,
  );
}

function sayings({ fragment, query }: LinkText, descriptor: WorkerDescriptor): readonly NamedValue[] {
  const compact = decodeLink(fragment);
  const written = readQueryLink(query, descriptor);
  const read = [compact, written].flatMap((part) => (part.ok && part.value ? [part.value] : []));
  const texts = [...new URLSearchParams(query)].map(([name, text]): NamedValue => {
    const whole = name.replace(/^(?:amp;)+/, '');
    return [whole.startsWith(FIELD_PREFIX) ? whole.slice(FIELD_PREFIX.length) : whole, text];
  });
  return [...read.flatMap(({ custom, options }) => [custom, options].flatMap(entries)), ...texts];
}

const entries = (said: object): readonly NamedValue[] => Object.entries(said as Record<string, Json>); // both hold JSON
