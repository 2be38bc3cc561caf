import { TriangleAlert } from 'lucide-react';

import type { Run } from '#core/run/run.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { runWord, StatusLine } from '#parts/status-line.tsx';

import { useResultCount } from '../rows/use-result-count.ts';

/** A success without results is something to look at. */
export const isEmptySuccess = ({ status }: Run, results: number | undefined): boolean =>
  status === 'succeeded' && results === 0;

export const statusWord = (run: Run, results = run.results): MessageKey =>
  isEmptySuccess(run, results) ? 'run.status.empty' : runWord(run);

export function RunStatus({ run }: { readonly run: Run }) {
  const t = useMessages();
  const results = useResultCount(run);
  if (!isEmptySuccess(run, results)) return <StatusLine run={run} />;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-warn">
      <TriangleAlert size={14} aria-hidden />
      {t(statusWord(run, results))}
    </span>
  );
}
