import { LinkButton } from '#ui/controls/link.tsx';
import { useMessages } from '#messages/use-messages.ts';

import { EARLIER_RUN } from './earlier-run.ts';

/** Opens the form of the run's Worker with the input of the run, at its `editAddress`. */
export function EditAndRunAgain({ address }: { readonly address: string }) {
  const t = useMessages();
  return (
    <LinkButton href={address} state={EARLIER_RUN}>
      {t('history.edit')}
    </LinkButton>
  );
}
