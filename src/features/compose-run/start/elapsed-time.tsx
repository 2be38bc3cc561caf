import { formatDuration } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useSeconds } from '#ui/hooks/use-seconds.ts';

/** Seconds after which the platform has ended the wait for a synchronous run, by all that its pages say. */
const LIMIT = 300;

/** How long a synchronous start has been waiting, to the second, and what happens when it takes longer. */
export function ElapsedTime({ since }: { readonly since: number }) {
  const t = useMessages();
  const seconds = Math.max(0, (useSeconds() - since) / 1_000);
  return (
    <>
      <p className="tabular-nums">{t('start.waiting', { elapsed: formatDuration(seconds) })}</p>
      <p role="status" className="mt-0.5 text-sm text-muted">
        {t(seconds > LIMIT ? 'start.waiting.over' : 'start.waiting.limit')}
      </p>
    </>
  );
}
