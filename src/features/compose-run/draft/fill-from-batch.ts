import type { BatchPlan } from '#core/batch/batch.ts';
import { type DraftColumn, filledNames } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isMadeFor } from '#core/descriptor/descriptor-digest.ts';
import type { Draft } from '#core/draft/draft.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import { equalWhereThere } from '#core/json/compare.ts';
import { ownValue } from '#core/json/json.ts';
import { contentOfDraft } from '#core/link/link-content.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

import { type FilledByBatch, openContent } from '../link/open-link.ts';
import { isAsFilled } from './composed-draft.ts';
import { stashDraft } from './opening/latest-stashed.ts';
import { linkedDraft } from './opening/filled-draft.ts';
import { isUntouched } from './opening/default-draft.ts';
import type { ComposedDraft } from './use-draft.ts';

type FillFromBatch = {
  readonly descriptor: WorkerDescriptor;
  readonly form: Pick<ComposedDraft, 'store' | 'replace' | 'current' | 'readOptions'>;
  readonly columns: readonly DraftColumn[];
  readonly cap: number | undefined;
};

/**
 * Fills the form with the values that all rows of a batch took from it and stashes the previous draft, as
 * one undo step.
 * Changes nothing if the rows would take the same values from the current form. Uses the current version.
 */
export function fillFromBatch(
  { worker, name, base, workerDigest }: Pick<BatchPlan, 'worker' | 'name' | 'base' | 'workerDigest'>,
  { descriptor, form, columns, cap }: FillFromBatch,
): void {
  const { version, mode: _, ...options } = base.options;
  const isKnown = descriptor.version !== '';
  const isSameForm = isMadeFor({ workerVersion: version, workerDigest }, descriptor) || !isKnown;
  const content = contentOfDraft({
    worker,
    version,
    custom: base.custom,
    withheld: [],
    // Another form may have a field of which the batch knew nothing.
    cleared: isSameForm ? 'others' : [],
    options: isKnown ? options : { ...options, version },
  });
  const link = openContent(content, descriptor, 'batch');
  const held = form.store.getState().draft;
  const before = form.current();
  const linked = linkedDraft(link, descriptor);
  const draft = { ...linked, options: { ...linked.options, mode: before.options.mode } };
  const changed = changedOf(before, draft, { descriptor, columns, form });
  const isAsBefore =
    changed.fields.length + changed.options.length + link.applied.issues.length === 0 &&
    isSameForm &&
    held.broken === undefined;
  if (isAsBefore) return;
  // What another batch or a link has filled in is nobody's work.
  const isOwn = !isUntouched(before, descriptor, cap) && !(held.origin.kind === 'link' && isAsFilled(held));
  form.replace(draft, {
    origin: { kind: 'link', link: { ...link, batch: { name, ...changed, hasStash: isOwn } } },
    ...(isOwn && { stash: stashDraft(before, held.stash) }),
  });
}

type FillInput = Pick<FillFromBatch, 'descriptor' | 'columns' | 'form'>;

function changedOf(
  before: Draft,
  after: Draft,
  { descriptor: { parameters }, columns, form: { readOptions } }: FillInput,
): Pick<FilledByBatch, 'fields' | 'options'> {
  const filled = filledNames(columns, 'field');
  const [was, is] = [
    buildCustom(parameters, before.values).custom,
    buildCustom(parameters, after.values).custom,
  ];
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  const [wasRead, isRead] = [readOptions(before.options), readOptions(after.options)];
  return {
    fields: [...names].filter(
      (name) => !filled.has(name) && !equalWhereThere(ownValue(was, name), ownValue(is, name)),
    ),
    options: OPTION_NAMES.filter((name) => wasRead[name] !== isRead[name]),
  };
}
