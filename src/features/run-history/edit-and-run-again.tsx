import { LinkButton } from '#ui/controls/link.tsx';
import { useMessages } from '#messages/use-messages.ts';

import { EARLIER_RUN } from './earlier-run.ts';

type EditAndRunAgainProps = {
  readonly address: string;
  /** It is the likely thing to do. */
  readonly isMain: boolean;
};

/** Opens the form of the run's Worker with the input of the run, at its `editAddress`. */
export function EditAndRunAgain({ address, isMain }: EditAndRunAgainProps) {
  const t = useMessages();
  return (
    <LinkButton href={address} state={EARLIER_RUN} variant={isMain ? 'primary' : 'secondary'}>
      {t('history.edit')}
    </LinkButton>
  );
}
