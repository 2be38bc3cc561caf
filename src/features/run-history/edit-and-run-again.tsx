import type { RunSlug } from '#core/ids/run-slug.ts';
import { LinkButton } from '#ui/controls/link.tsx';
import { useMessages } from '#messages/use-messages.ts';

import type { EditWay } from './edit-address.ts';
import { handedInputs } from './handed-inputs.ts';
import { openingEarlierRun } from './earlier-run.ts';

type EditAndRunAgainProps = {
  readonly run: RunSlug;
  readonly way: EditWay;
  /** When the run was started: milliseconds since the epoch. */
  readonly at: number | undefined;
  /** It is the likely thing to do. */
  readonly isMain: boolean;
};

/** Opens the form of the run's Worker with the input of the run. */
export function EditAndRunAgain({ run, way: { address, handed }, at, isMain }: EditAndRunAgainProps) {
  const t = useMessages();
  return (
    <LinkButton
      href={address}
      state={openingEarlierRun(at, run)}
      onClick={() => {
        if (handed) handedInputs.set(run, handed);
      }}
      variant={isMain ? 'primary' : 'secondary'}
    >
      {t('history.edit')}
    </LinkButton>
  );
}
