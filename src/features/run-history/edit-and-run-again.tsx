import { useLocation } from 'wouter';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { Button } from '#ui/controls/button.tsx';
import { LinkButton } from '#ui/controls/link.tsx';
import { useMessages } from '#messages/use-messages.ts';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

import type { EditWay } from './edit-address.ts';
import { handedInputs } from './handed-inputs.ts';
import { openingEarlierRun } from './earlier-run.ts';

type EditAndRunAgainProps = {
  readonly run: RunSlug;
  readonly way: EditWay;
  /** When the run was started, in milliseconds since the epoch. */
  readonly at: number | undefined;
  readonly look: ActionLook;
  readonly label?: string | undefined;
};

export function EditAndRunAgain({ run, way: { address, handed }, at, look, label }: EditAndRunAgainProps) {
  const t = useMessages();
  const name = label ?? t('history.edit');
  const [, navigate] = useLocation();
  const state = openingEarlierRun(at, run);
  if (handed === undefined)
    return (
      <LinkButton href={address} state={state} {...look}>
        {name}
      </LinkButton>
    );
  // No link, which can be opened in another tab: what is handed over is of this page.
  return (
    <Button
      {...look}
      onClick={() => {
        handedInputs.set(run, handed);
        navigate(address, { state });
      }}
    >
      {name}
    </Button>
  );
}
