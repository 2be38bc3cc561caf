import { LinkButton } from '#ui/controls/link.tsx';
import { useMessages } from '#messages/use-messages.ts';

import { openingEarlierRun } from './earlier-run.ts';

type EditAndRunAgainProps = {
  readonly address: string;
  /** When the run was started: milliseconds since the epoch. */
  readonly at: number | undefined;
  /** It is the likely thing to do. */
  readonly isMain: boolean;
};

/** Opens the form of the run's Worker with the input of the run, at its `editAddress`. */
export function EditAndRunAgain({ address, at, isMain }: EditAndRunAgainProps) {
  const t = useMessages();
  return (
    <LinkButton href={address} state={openingEarlierRun(at)} variant={isMain ? 'primary' : 'secondary'}>
      {t('history.edit')}
    </LinkButton>
  );
}
