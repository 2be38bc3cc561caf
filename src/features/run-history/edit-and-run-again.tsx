import { Link } from 'wouter';

import { useMessages } from '#messages/use-messages.ts';

import { EARLIER_RUN } from './earlier-run.ts';

/** Opens the form of the run's Worker with the input of the run, at its `editAddress`. */
export function EditAndRunAgain({ address }: { readonly address: string }) {
  const t = useMessages();
  return (
    <Link
      href={address}
      state={EARLIER_RUN}
      className="inline-flex min-h-control items-center rounded border border-line-strong bg-surface px-3 font-medium hover:bg-sunken"
    >
      {t('history.edit')}
    </Link>
  );
}
