import { useDeferredValue, useEffect, useMemo, useState } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import type { KeyStore } from '#api/key/key-store.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import type { ImportedInput } from '#core/import/imported-input.ts';
import { type ImportPlan, planImport } from '#core/import/plan-import.ts';
import { readInput } from '#core/import/read-input.ts';
import { redactOwnKey } from '#core/import/redact.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { checkFormRows } from '#browser/check-rows.ts';

import type { ImportText } from './import-input-source.tsx';
import type { ImportFailure } from './import-problem-text.ts';
import { readInputAtLength } from '../draft/reading/read-at-length.ts';
import { READ_AT_ONCE } from '../draft/reading/read-input-json.ts';

type Preview =
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly failure: ImportFailure }
  | { readonly kind: 'ready'; readonly input: ImportedInput; readonly plan: ImportPlan };

const READING: Preview = { kind: 'reading' };

/** Reads the text with a delay so that typing never waits for it; a long text in a thread. */
export function useImportPreview(given: ImportText, descriptor: WorkerDescriptor, slug: WorkerSlug): Preview {
  const read = useDeferredValue(given);
  const keyStore = useKeyStore();
  const short = useMemo(
    () => (isLong(read) ? READING : previewOf(read, { descriptor, slug, keyStore })),
    [read, descriptor, slug, keyStore],
  );
  const [long, setLong] = useState<{ readonly given: ImportText; readonly preview: Preview }>();
  useEffect(() => {
    if (!isLong(given)) return undefined;
    const place = { descriptor, slug, keyStore };
    const controller = new AbortController();
    const { signal } = controller;
    const take = (preview: Preview) => {
      if (!signal.aborted) setLong({ given, preview });
    };
    // Where there is no thread to be had, the page waits.
    previewAtLength(given.text, place, signal).then(take, () => {
      if (!signal.aborted) take(previewOf(given, place));
    });
    return () => controller.abort();
  }, [given, descriptor, slug, keyStore]);
  if (isLong(given)) return long?.given === given ? long.preview : READING;
  return read === given ? short : READING;
}

const isLong = ({ text, failure }: ImportText) => failure === undefined && text.length > READ_AT_ONCE;

type Into = {
  readonly descriptor: WorkerDescriptor;
  readonly slug: WorkerSlug;
  /** Provides the key, which is removed from the import. */
  readonly keyStore: Pick<KeyStore, 'get'>;
};

function previewOf({ text, failure }: ImportText, { descriptor, slug, keyStore }: Into): Preview {
  if (failure !== undefined) return { kind: 'failed', failure };
  const reading = readInput(text);
  if (reading.ok) {
    const input = redactOwnKey(reading.value, keyStore.get());
    return { kind: 'ready', input, plan: planImport(input, descriptor, slug) };
  }
  return reading.error.kind === 'empty' && text === ''
    ? { kind: 'empty' }
    : { kind: 'failed', failure: reading.error };
}

async function previewAtLength(
  text: string,
  { descriptor, slug, keyStore }: Into,
  signal: AbortSignal,
): Promise<Preview> {
  const reading = await readInputAtLength(text, signal);
  if (!reading.ok) return { kind: 'failed', failure: reading.error };
  const input = redactOwnKey(reading.value, keyStore.get());
  const values = valuesFromCustom(descriptor.parameters, input.custom);
  await checkFormRows(descriptor.parameters, values);
  return { kind: 'ready', input, plan: planImport(input, descriptor, slug, values) };
}
