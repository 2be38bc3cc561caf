import { type OptionsDraft, changeOption } from '#core/options/options-draft.ts';
import { zodResolver } from '@hookform/resolvers/zod';
import { type FocusEvent, useEffect, useMemo } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import * as z from 'zod/mini';

import type { OptionReaders, OptionsReader, ReadOptions } from '#core/options/read-options.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { afterRelease } from '#ui/hooks/after-release.ts';

import type { ComposedStore } from '../draft/composed-draft.ts';

export type OptionsForm = UseFormReturn<OptionsDraft, unknown, ReadOptions>;

/**
 * A form over the run options of the draft, synced both ways. Shows an error on blur and clears it once
 * the value is valid.
 * @param attempts start attempts; after the first, every option shows its error
 */
export function useOptionsForm(store: ComposedStore, reader: OptionsReader, attempts: number): OptionsForm {
  const resolver = useMemo(() => zodResolver(optionsSchema(reader.readers)), [reader]);
  const form: OptionsForm = useForm({
    defaultValues: store.getInitialState().draft.options,
    mode: 'onTouched',
    resolver,
  });
  const { read } = reader;
  useEffect(() => showWrong(form, { store, read }), [form, read, store]);
  useEffect(() => tie(form, store), [form, store]);
  useEffect(() => showAttempts(form, attempts), [form, attempts]);
  return form;
}

function optionsSchema(readers: OptionReaders) {
  const option = <Name extends keyof OptionsDraft>(name: Name) =>
    z.pipe(
      z.custom<OptionsDraft[Name]>(),
      z.transform((text, { issues }) => {
        const read = readers[name](text);
        if (read.ok) return read.value;
        issues.push({ code: 'custom', message: read.error, input: text });
        return z.NEVER;
      }),
    );
  return z.object({
    cpus: option('cpus'),
    memory: option('memory'),
    timeout: option('timeout'),
    maxCharge: option('maxCharge'),
    maxTraffic: option('maxTraffic'),
    proxyRegion: option('proxyRegion'),
    version: option('version'),
    mode: option('mode'),
    callbackUrl: option('callbackUrl'),
  });
}

/** Shows errors in values that a draft or a link filled in, as if their fields had been left. */
function showWrong(
  form: OptionsForm,
  { store, read }: { store: ComposedStore } & Pick<OptionsReader, 'read'>,
) {
  const { options } = store.getState().draft;
  const readable = read(options);
  for (const name of OPTION_NAMES) if (readable[name] === undefined) show(form, name, options[name]);
}

function showAttempts(form: OptionsForm, attempts: number): void {
  if (attempts > 0) void form.trigger();
}

/** Syncs form and draft until the returned function is called. */
function tie(form: OptionsForm, store: ComposedStore): () => void {
  let isShowing = false;
  const showAll = (options: OptionsDraft) => {
    isShowing = true;
    for (const name of OPTION_NAMES)
      if (form.getValues(name) !== options[name]) show(form, name, options[name]);
    isShowing = false;
  };
  const stopTyping = form.subscribe({
    formState: { values: true },
    callback: ({ values }) => {
      if (isShowing) return;
      const { draft, apply } = store.getState();
      for (const name of OPTION_NAMES) {
        if (values[name] === draft.options[name]) continue;
        const change = (options: OptionsDraft) => changeOption(options, name, values[name]);
        apply(`option ${name}`, (held) => ({ ...held, options: change(held.options) }), 'typing');
        return;
      }
    },
  });
  // It may have changed before its options were drawn.
  showAll(store.getState().draft.options);
  const stopShowing = store.subscribe(({ draft: { options } }, { draft: before }) => {
    if (options !== before.options) showAll(options);
  });
  return () => {
    stopTyping();
    stopShowing();
  };
}

function show<Name extends keyof OptionsDraft>(form: OptionsForm, name: Name, text: OptionsDraft[Name]) {
  // A key of options and its own text.
  form.setValue(name, text as never, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
}

/**
 * Connects a control to an option. Shows an error only after the press that left it, because a long text
 * moves what is below.
 */
export function registerOption<Name extends keyof OptionsDraft>(form: OptionsForm, name: Name) {
  const { onBlur, ...control } = form.register(name);
  return { ...control, onBlur: (event: FocusEvent) => afterRelease(() => void onBlur(event)) };
}
