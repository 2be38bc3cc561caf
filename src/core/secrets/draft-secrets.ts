import { toOptionsDraft } from '#core/options/options-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { type Draft } from '#core/draft/draft.ts';
import { differsFromDefault } from '#core/form/default-values.ts';
import type { Entry } from '#core/form/entry.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { findLooseSecret, findSecret } from './find-secrets.ts';
import { valueOf } from './draft-own-key.ts';
import type { SecretReason } from './secret-value.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

export type DraftSecret = { readonly reason: SecretReason } & (
  | { readonly kind: 'field' | 'extra'; readonly name: string; readonly title: string }
  | { readonly kind: 'option'; readonly name: keyof RunOptions }
);

export function draftSecrets(
  draft: Draft,
  descriptor: WorkerDescriptor,
  key?: string,
): readonly DraftSecret[] {
  const { entries, extras } = draft.values;
  const usual = toOptionsDraft(defaultOptions(descriptor));
  const listed = new Set(descriptor.parameters.map(({ name }) => name));
  const loose = [...[...entries].filter(([name]) => !listed.has(name)).map(toLoose), ...extras];
  return [
    ...descriptor.parameters.flatMap((parameter) => {
      const { name, title } = parameter;
      const entry = entries.get(name);
      if (entry === undefined || !differsFromDefault(parameter, entry)) return [];
      return found(findSecret(parameter, valueOf(entry), key), { kind: 'field', name, title });
    }),
    ...loose.flatMap(([name, value]) =>
      found(findLooseSecret(name, value, key), { kind: 'extra', name, title: name }),
    ),
    ...OPTION_NAMES.flatMap((name) => {
      const text = draft.options[name];
      return text === usual[name] ? [] : found(findLooseSecret(name, text, key), { kind: 'option', name });
    }),
  ];
}

const toLoose = ([name, entry]: readonly [string, Entry]) => [name, valueOf(entry)] as const;

type SecretPlace = DraftSecret extends infer Secret
  ? Secret extends { readonly reason: SecretReason }
    ? Omit<Secret, 'reason'>
    : never
  : never;

function found(reason: SecretReason | undefined, place: SecretPlace): readonly DraftSecret[] {
  return reason === undefined ? [] : [{ ...place, reason }];
}

export function withoutSecrets(
  draft: Draft,
  secrets: readonly DraftSecret[],
  descriptor: WorkerDescriptor,
): Draft {
  const gone = new Set(secrets.flatMap((secret) => (secret.kind === 'option' ? [] : [secret.name])));
  const usual = toOptionsDraft(defaultOptions(descriptor));
  const reset = secrets.flatMap((secret) =>
    secret.kind === 'option' ? [[secret.name, usual[secret.name]] as const] : [],
  );
  const stays = ([name]: readonly [string, unknown]) => !gone.has(name);
  return {
    ...draft,
    values: {
      entries: new Map([...draft.values.entries].filter(stays)),
      extras: new Map([...draft.values.extras].filter(stays)),
    },
    options: { ...draft.options, ...Object.fromEntries(reset) },
  };
}
