import { zodResolver } from '@hookform/resolvers/zod';
import { type FocusEvent, useMemo } from 'react';
import { type RegisterOptions, useForm, type UseFormReturn } from 'react-hook-form';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { OptionsDraft } from '#core/draft/draft.ts';
import { holdsKey } from '#core/secrets/holds-key.ts';
import { afterPress } from '#ui/after-press.ts';

import { createOptionsReader, type ReadOptions } from './options-schema.ts';

export type OptionsForm = UseFormReturn<OptionsDraft, unknown, ReadOptions>;

/** The form of the run options: an error shows when its field is left, and goes as soon as it is right. */
export function useOptionsForm(defaultValues: OptionsDraft) {
  const keyStore = useKeyStore();
  const { versionRequired } = useApi();
  const reader = useMemo(
    () =>
      createOptionsReader({
        holdsKey: (text) => {
          const key = keyStore.get();
          return key !== undefined && holdsKey(text, key);
        },
        versionRequired,
      }),
    [keyStore, versionRequired],
  );
  const form: OptionsForm = useForm({
    defaultValues,
    mode: 'onTouched',
    resolver: zodResolver(reader.schema),
  });
  return { form, read: reader.read };
}

/** Ties a control to an option. What is wrong with it is said when the press that left it is over: a long text moves what is below. */
export function registerOption<Name extends keyof OptionsDraft>(
  form: OptionsForm,
  name: Name,
  rules?: RegisterOptions<OptionsDraft, Name>,
) {
  const { onBlur, ...control } = form.register(name, rules);
  return { ...control, onBlur: (event: FocusEvent) => afterPress(() => void onBlur(event)) };
}
