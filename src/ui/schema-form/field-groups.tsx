import { startTransition, useEffect, useId, useMemo, useState } from 'react';

import type { Parameter } from '#core/form/parameter.ts';
import { classNames } from '#ui/class-names.ts';

import type { DrawnField } from './rjsf.tsx';

type Group = { readonly section: Parameter['section']; readonly fields: readonly DrawnField[] };

/** The fields in order, a new group at each parameter that starts a section. */
function toGroups(fields: readonly DrawnField[]): readonly Group[] {
  const groups: { section: Parameter['section']; fields: DrawnField[] }[] = [];
  for (const field of fields) {
    const section = field.parameter?.section;
    const open = groups.at(-1);
    if (open === undefined || section !== undefined) groups.push({ section, fields: [field] });
    else open.fields.push(field);
  }
  return groups;
}

/** From so many fields on, those out of view are left out of layout and painting. */
const MANY = 30;

/** A field with the focus in it is not confined: a list that hangs out of it must not be cut. */
const UNSEEN_COSTS_NOTHING =
  '[&_[data-field]]:[contain-intrinsic-size:auto_90px] [&_[data-field]]:[content-visibility:auto] [&_[data-field]:focus-within]:[content-visibility:visible]';

/** The least height (CSS px) of a field with the gap below it. */
const FIELD_HEIGHT = 75;

/** So many fields are drawn at a time when those in view have been painted. */
const STEP = 24;

/** As many fields as the window is high are drawn at first; the others in steps, each when the one before has been painted. */
function useDrawn(all: number): number {
  const [drawn, setDrawn] = useState(() => Math.ceil(window.innerHeight / FIELD_HEIGHT));
  useEffect(() => drawMore(all - drawn, setDrawn), [drawn, all]);
  return drawn;
}

function drawMore(left: number, setDrawn: (next: (drawn: number) => number) => void): void {
  if (left > 0) startTransition(() => setDrawn((drawn) => drawn + STEP));
}

/** Groups the fields by section, in two columns where there is room; short fields stand side by side. */
export function FieldGroups({ fields }: { readonly fields: readonly DrawnField[] }) {
  const drawn = useDrawn(fields.length);
  const groups = useMemo(() => toGroups(fields.slice(0, drawn)), [fields, drawn]);
  return (
    <div className={classNames('@container divide-y divide-line', drawn >= MANY && UNSEEN_COSTS_NOTHING)}>
      {groups.map((group) => (
        <FieldGroup key={group.fields[0]?.name} group={group} />
      ))}
    </div>
  );
}

function FieldGroup({ group: { section, fields } }: { readonly group: Group }) {
  const titleId = useId();
  const grid = (
    <div className="grid grid-cols-1 items-start gap-x-4 gap-y-6 @2xl:grid-cols-2">
      {fields.map((field) => field.content)}
    </div>
  );
  if (section === undefined) return <div className="px-4 pt-4 pb-6">{grid}</div>;
  return (
    <section aria-labelledby={titleId} className="px-4 pt-4 pb-6">
      <h2 id={titleId} className="font-semibold wrap-anywhere whitespace-pre-line">
        {section.caption}
      </h2>
      {section.description !== '' && (
        <p className="wrap-anywhere whitespace-pre-line text-muted">{section.description}</p>
      )}
      <div className="mt-3">{grid}</div>
    </section>
  );
}
