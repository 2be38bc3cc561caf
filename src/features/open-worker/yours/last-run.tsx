import type { Run } from '#core/run/run.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { formatMoment, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { StatusLine } from '#parts/status-badge.tsx';
import { CellLink } from '#ui/controls/list-link.tsx';

/** How the last run of a Worker stands: in a line of its own, or in the columns of the list. */
export function LastRun({ run }: { readonly run: Run }) {
  const t = useMessages();
  return (
    <>
      <span className="flex min-w-0 flex-wrap items-center gap-x-2">
        <span className="sm:w-36">
          <StatusLine run={run} />
        </span>
        <CellLink href={runPath(run.slug)} className="whitespace-nowrap">
          {run.startedAt === undefined ? t('home.run.open') : formatMoment(run.startedAt)}
        </CellLink>
        {run.results !== undefined && (
          <span className="text-sm text-muted sm:hidden">{t('home.results', { count: run.results })}</span>
        )}
      </span>
      <span className="pr-2 text-right tabular-nums max-sm:hidden">
        {run.results === undefined ? '–' : formatNumber(run.results)}
      </span>
    </>
  );
}
