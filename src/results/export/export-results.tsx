import { Download } from 'lucide-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';

import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { CommandId } from '#ui/commands/commands.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import type { MenuItem } from '#ui/overlay/popup-menu.tsx';
import { SplitButton } from '#ui/overlay/split-button.tsx';

import { useArrangement } from '../use-view-state.ts';
import {
  currentHabits,
  type ExportTarget,
  type Habits,
  keepHabits,
  type TargetFacts,
  TARGETS,
  usableTarget,
} from './export-habits.ts';
import { columnsOfHabit, type ExportSource, platformColumns, usualOrder } from './export-order.ts';
import { Outcome, Spoken } from './export-outcome.tsx';
import { type Exports, useExports } from './use-exports.ts';

const ExportDialog = lazyComponent(
  () => import('./export-dialog.tsx').then((module) => module.ExportDialog),
  'exporting',
);

const IN_MENU: readonly ExportTarget[] = ['xlsx', 'csv', 'json'];

type ExportResultsProps = Pick<ExportSource, 'source' | 'layout'> & {
  readonly place: HTMLElement | null;
  readonly isInHead: boolean;
};

export function ExportResults({ source, layout, place, isInHead }: ExportResultsProps) {
  const t = useMessages();
  const arrangement = useArrangement(source.repeats?.rule);
  const exports = useExports(source);
  const [habits, setHabits] = useState(currentHabits);
  const keep = (changes: Partial<Habits>) => setHabits(keepHabits(changes));
  const shown = { source, layout, arrangement };
  const target = usableTarget(habits.target, source.platformFile !== undefined);
  const { here, platform, busy } = exports;
  const save = (wanted: ExportTarget) => {
    if (busy) return;
    exports.forget();
    if (wanted !== habits.target) keep({ target: wanted });
    const facts = TARGETS[wanted];
    if (facts.kind === 'here')
      return here.making.mutate(usualOrder({ ...habits, target: wanted }, facts.format, shown));
    const columns = platformColumns(columnsOfHabit(habits.columns, source), shown);
    return platform.mutate({ format: facts.format, columns });
  };
  useCommand('export', exports.begin);
  useCommand('exportAgain', () => save(target));
  const inMenu = IN_MENU.includes(target) ? IN_MENU : [target, ...IN_MENU];
  const items = inMenu.map((one): MenuItem => ({
    key: one,
    label: nameOf(t, one),
    hint: `.${TARGETS[one].format}`,
    checked: one === target,
    onSelect: () => save(one),
  }));
  const button = (
    <SplitButton
      variant={isInHead && !source.live ? 'primary' : 'secondary'}
      size={isInHead ? undefined : 'small'}
      aria-label={TARGETS[target].kind === 'here' ? undefined : nameOf(t, target)}
      onClick={() => save(target)}
      menu={{
        label: t('export.more'),
        items: [
          ...items,
          { label: t('export.open'), hint: t('export.open.about'), apart: true, onSelect: exports.begin },
        ],
      }}
      cancel={here.making.isPending ? { label: t('export.cancel'), onCancel: here.cancel } : undefined}
      commands={{
        main: 'exportAgain' satisfies CommandId,
        menu: 'export' satisfies CommandId,
      }}
    >
      <Label exports={exports} source={source} target={target} />
    </SplitButton>
  );
  return (
    <>
      {place && createPortal(button, place)}
      <Spoken exports={exports} source={source} />
      <LazyPart>
        {exports.open && <ExportDialog {...shown} exports={exports} habits={habits} onKeep={keep} />}
      </LazyPart>
      {!exports.open && <Outcome exports={exports} />}
    </>
  );
}

type LabelProps = Pick<ExportSource, 'source'> & {
  readonly exports: Exports;
  readonly target: ExportTarget;
};

function Label({ exports, source, target }: LabelProps) {
  const { busy } = exports;
  return (
    <>
      {!busy && <Download size={14} aria-hidden />}
      <span className="tabular-nums">
        {TARGETS[target].name}
        {busy && ` ${progressOf(exports, source)}`}
      </span>
    </>
  );
}

function nameOf(t: Translate, target: ExportTarget): string {
  const { kind, name }: TargetFacts = TARGETS[target];
  return kind === 'here' ? name : t('export.format.platform', { format: name });
}

function progressOf({ here }: Exports, { rows: { set }, count }: ExportSource['source']): string {
  if (!here.making.isPending || here.phase === 'writing') return '…';
  return formatNumber(Math.min(1, set.count / Math.max(1, count, set.count)), { style: 'percent' });
}
