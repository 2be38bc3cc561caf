import { X } from 'lucide-react';
import type { ReactNode } from 'react';

import type { CollectedRun } from '#core/collection/collection.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { StateLine } from '#parts/status-line.tsx';
import { TitleText } from '#parts/title-text.tsx';
import { useRunNames } from '#starts/names/use-run-names.ts';
import { Card } from '#ui/card.tsx';
import { IconButton } from '#ui/controls/button.tsx';
import { CellLink } from '#ui/controls/list-link.tsx';

import { rowsText } from './run-note.ts';

type RunLinesProps<Run extends CollectedRun> = {
  readonly label: string;
  readonly runs: readonly Run[];
  readonly note: (run: Run) => ReactNode;
  readonly onRemove: (run: Run) => void;
};

const momentOf = ({ startedAt, slug }: CollectedRun) =>
  startedAt === undefined ? slug : formatMoment(startedAt);

export function RunLines<Run extends CollectedRun>({ label, runs, note, onRemove }: RunLinesProps<Run>) {
  const t = useMessages();
  const nameOf = useRunNames();
  return (
    <Card className="overflow-hidden">
      <ul aria-label={label} className="divide-y divide-line">
        {runs.map((run) => (
          <li key={run.slug} className="flex items-start gap-3 px-4 py-2.5 sm:items-center">
            <div className="grid min-w-0 grow gap-x-4 gap-y-1 sm:grid-cols-[9.5rem_minmax(0,2fr)_7rem_minmax(0,2fr)] sm:items-center">
              <span>
                <StateLine state={run.state} />
              </span>
              <span className="min-w-0">
                <CellLink href={runPath(run.slug)} className="font-medium">
                  <bdi>{nameOf(run.slug) ?? momentOf(run)}</bdi>
                </CellLink>
                <span className="block text-sm wrap-anywhere text-muted">
                  <TitleText whole={run.title === '' ? run.worker : run.title} />
                  {nameOf(run.slug) !== undefined && `, ${momentOf(run)}`}
                </span>
              </span>
              <span className="tabular-nums sm:text-right">{rowsText(t, run)}</span>
              <span className="text-sm text-muted">{note(run)}</span>
            </div>
            <IconButton
              label={t('collection.remove', { run: nameOf(run.slug) ?? momentOf(run) })}
              onClick={() => onRemove(run)}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
