import { useEffect, useEffectEvent, useState } from 'react';

import { type Command, isDialogOpen } from '#ui/commands/commands.ts';

type StartByKeyInput = {
  /** Whether Start run does something. */
  readonly ready: boolean;
  /** Whether the form is in the place of another that the person may have meant. */
  readonly exchanged: boolean;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly start: () => void;
  /** What would be started, the very same as long as nothing changes. */
  readonly current: () => unknown;
};

/**
 * Start run by its shortcut. Pressed while the form is in view and Start run is not ready, it waits, and starts if nothing has
 * changed meanwhile. Pressed before the form was there, or while another may have been, it starts nothing: nobody has seen
 * what it would start. `dropped` says that a press came to nothing.
 */
export function useStartByKey(input: StartByKeyInput): {
  readonly press: Command;
  readonly dropped: boolean;
} {
  const { ready, exchanged, isShown, onShow, start, current } = input;
  const [waiting, setWaiting] = useState<{ readonly for: unknown }>();
  const [dropped, setDropped] = useState(false);
  const startAwaited = useEffectEvent(() => {
    if (waiting === undefined) return;
    setWaiting(undefined);
    if (isShown && !isDialogOpen() && current() === waiting.for) start();
    else setDropped(true);
  });
  useEffect(() => {
    if (ready) startAwaited();
  }, [ready]);
  const press: Command = (early = false) => {
    if (!isShown && !early) return onShow();
    const unseen = early || (!ready && exchanged);
    setDropped(unseen);
    if (unseen) return;
    if (ready) start();
    else setWaiting({ for: current() });
  };
  return { press, dropped };
}
