import { startTransition, useEffect, useMemo, useState } from 'react';

import type { Parameter } from '#core/form/parameter.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '../../class-names.ts';
import { Button } from '../../controls/button.tsx';
import { lazyComponent } from '../../loading/lazy-component.tsx';
import { LazyPart } from '../../loading/lazy-part.tsx';

import type { DrawnField } from '../rjsf.tsx';
import { Section } from './section.tsx';
import { type ShownFields, useShownFields } from './use-shown-fields.ts';

const FormBar = lazyComponent(() => import('./form-bar.tsx').then(({ FormBar }) => FormBar));

type GroupOfFields = {
  readonly section: Parameter['section'];
  readonly inView: readonly DrawnField[];
  readonly others: readonly DrawnField[];
};

const groupKey = ({ inView, others }: GroupOfFields) => (inView[0] ?? others[0])?.name ?? '';

function toGroups(fields: readonly DrawnField[], inView: number): readonly GroupOfFields[] {
  const groups: { section: Parameter['section']; inView: DrawnField[]; others: DrawnField[] }[] = [];
  for (const [index, field] of fields.entries()) {
    const section = field.parameter?.section;
    if (groups.length === 0 || section !== undefined) groups.push({ section, inView: [], others: [] });
    groups.at(-1)?.[index < inView ? 'inView' : 'others'].push(field);
  }
  return groups;
}

/** From this many fields on, initially invisible fields skip layout and painting until visible. */
const MANY = 30;

/** A focused field is not contained, so that its overflowing list is not clipped. */
const UNSEEN_COSTS_NOTHING =
  '[&>[data-field]]:[contain-intrinsic-size:auto_90px] [&>[data-field]]:[content-visibility:auto] [&>[data-field]:focus-within]:[content-visibility:visible]';

/** Minimum height (CSS px) of a field with its gap. */
const FIELD_HEIGHT = 75;

const inViewAtFirst = () => Math.ceil(window.innerHeight / FIELD_HEIGHT);

const STEP = 24;

function useDrawn(inView: number, all: number): number {
  const [drawn, setDrawn] = useState(inView);
  useEffect(() => drawMore(all - drawn, setDrawn), [drawn, all]);
  return drawn;
}

function drawMore(left: number, setDrawn: (next: (drawn: number) => number) => void): void {
  if (left > 0) startTransition(() => setDrawn((drawn) => drawn + STEP));
}

/** From this many fields on, a form has a search. */
const LONG = 15;

export function FieldGroups({ fields }: { readonly fields: readonly DrawnField[] }) {
  const t = useMessages();
  const [inView] = useState(inViewAtFirst);
  const drawn = useDrawn(inView, fields.length);
  const shown = useShownFields(fields);
  const isLong = fields.length >= LONG;
  const groups = useMemo(() => toGroups(fields.slice(0, drawn), inView), [fields, drawn, inView]);
  const isNone = isLong && !fields.some(shown.fits);
  return (
    <div className="@container divide-y divide-line">
      {isLong && (
        <div
          data-sticks
          className="sticky top-12 z-5 flex min-h-11 items-center gap-2 bg-surface px-4 py-1 short:static"
        >
          <LazyPart>
            <FormBar {...shown} />
          </LazyPart>
        </div>
      )}
      {groups.map((group) => (
        <FieldGroup key={groupKey(group)} group={group} many={fields.length >= MANY} shown={shown} />
      ))}
      {isNone && (
        <p className="flex flex-wrap items-center gap-3 px-4 py-6 text-muted">
          {t('form.find.none')}
          <Button size="small" onClick={shown.showAll}>
            {t('form.find.all')}
          </Button>
        </p>
      )}
    </div>
  );
}

type FieldGroupProps = {
  readonly group: GroupOfFields;
  readonly many: boolean;
  readonly shown: ShownFields;
};

function FieldGroup({ group, many, shown }: FieldGroupProps) {
  const { section } = group;
  const inView = group.inView.filter(shown.fits);
  const others = group.others.filter(shown.fits);
  if (inView.length + others.length === 0) return null;
  const grid = (
    <div className="grid grid-cols-1 items-start gap-x-4 gap-y-6 @2xl:grid-cols-2">
      {inView.map((field) => field.content)}
      {others.length > 0 && (
        <div className={classNames('contents', many && UNSEEN_COSTS_NOTHING)}>
          {others.map((field) => field.content)}
        </div>
      )}
    </div>
  );
  if (section === undefined) return <div className="px-4 pt-4 pb-6">{grid}</div>;
  const id = groupKey(group);
  return (
    <Section
      id={id}
      section={section}
      fields={[...group.inView, ...group.others]}
      isFolded={shown.folded.has(id)}
      onFold={(isFolded) => shown.fold(id, isFolded)}
    >
      {grid}
    </Section>
  );
}
