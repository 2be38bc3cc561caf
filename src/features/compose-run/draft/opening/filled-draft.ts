import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { OWN, setFromOutside, type Source } from '#core/draft/provenance.ts';
import { differsFromDefault } from '#core/form/default-values.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';

import { isOwn, type OpenedLink } from '../../link/open-link.ts';
import { filledIn, withOwnCap } from './default-draft.ts';

export function linkedDraft({ applied, from }: OpenedLink, descriptor: WorkerDescriptor, cap = 0): Draft {
  const { values, setFields, setOptions } = applied;
  const isSet = isOwn(from) || setOptions.maxCharge !== undefined;
  const options = isSet ? applied.options : withOwnCap(applied.options, cap);
  const draft = filledIn(descriptor, { values, options });
  if (isOwn(from)) return draft;
  const names = new Set([...setFields, ...values.extras.keys()]);
  return fromOutside(draft, { source: from, names, options: setOptions }, descriptor);
}

type OutsideFill = {
  readonly source: Source;
  readonly names: ReadonlySet<string>;
  readonly options: Partial<OptionsDraft>;
};

export function fromOutside(
  draft: Draft,
  { source, names, options }: OutsideFill,
  { parameters }: WorkerDescriptor,
): Draft {
  const { values, provenance = OWN } = draft;
  const isUsual = new Set(
    parameters
      .filter((parameter) => !differsFromDefault(parameter, values.entries.get(parameter.name)))
      .map(({ name }) => name),
  );
  const fields = [...names].filter((name) => !isUsual.has(name));
  const { json: _, ...before } = provenance;
  const from = setFromOutside(before, { source, values, fields, options }, parameters);
  return { ...draft, provenance: draft.brokenJson === undefined ? from : { ...from, json: source } };
}
