import { useMemo } from 'react';
import { Link } from 'wouter';

import type { KeptRun } from '#core/journal/kept-run.ts';
import { encodeLink } from '#core/share/link-codec.ts';
import { workerPath } from '#core/worker/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';

import { EARLIER_RUN } from './earlier-run.ts';

/** Characters of an address that every browser opens. */
const MAX_ADDRESS = 1_000_000;

/** Opens the form of the run's Worker with the input of the run; not there for an input that no address can hold. */
export function EditAndRunAgain({ kept }: { readonly kept: KeptRun }) {
  const t = useMessages();
  const href = useMemo(() => toAddress(kept), [kept]);
  if (href === undefined || href.length > MAX_ADDRESS) return null;
  return (
    <Link
      href={href}
      state={EARLIER_RUN}
      className="inline-flex min-h-control items-center rounded border border-line-strong bg-surface px-3 font-medium hover:bg-sunken"
    >
      {t('history.edit')}
    </Link>
  );
}

function toAddress({ order: { worker, custom, options }, omitted }: KeptRun): string | undefined {
  const set = Object.entries(options).filter(([, value]) => value !== undefined);
  const link = encodeLink({
    worker,
    version: options.version ?? '',
    custom,
    cleared: 'others',
    options: Object.fromEntries(set),
    withheld: omitted,
  });
  return link.ok ? workerPath(worker) + link.value : undefined;
}
