import type { Run } from '#core/run/run.ts';
import { type RunState, stateOf } from '#core/run/run-state.ts';
import { useMessages } from '#messages/use-messages.ts';
import { runWord } from '#parts/status-line.tsx';
import { classNames } from '#ui/class-names.ts';

const DOT: Record<RunState, string> = {
  ready: 'border border-muted',
  running: 'animate-pulse bg-accent',
  succeeded: 'bg-good',
  failed: 'bg-bad',
  aborting: 'animate-pulse bg-warn',
  aborted: 'bg-muted',
  limited: 'bg-warn',
  unknown: 'border border-muted',
};

export function StatusDot({ run }: { readonly run: Pick<Run, 'slug' | 'status' | 'errorMessage'> }) {
  const t = useMessages();
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span
        aria-hidden
        className={classNames('size-2 shrink-0 rounded-full forced-colors:border', DOT[stateOf(run)])}
      />
      {t(runWord(run))}
    </span>
  );
}
