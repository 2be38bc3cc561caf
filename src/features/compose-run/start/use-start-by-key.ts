import { useEffect, useEffectEvent, useState } from 'react';

import { type Command } from '#ui/commands/commands.ts';
import { PRESS_GUARD } from '#ui/hooks/use-time-passed.ts';
import { isDialogOpen } from '#ui/overlay/dialog-open.ts';

/** Milliseconds in which Start run does nothing after an address exchanged the form. */
const EXCHANGE_GUARD = 1_000;

type StartByKeyInput = {
  /** Whether the form is in the place of another, which the person may mean. */
  readonly exchanged: boolean;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly start: () => void;
  /** What would be started: the very same as long as nothing changes. */
  readonly current: () => unknown;
};

type StartByKey = {
  /** Milliseconds in which Start run takes no press: who has just pressed something else, or had another form before them, does not mean this one. */
  readonly guard: number;
  readonly press: Command;
  /** The last press came to nothing. */
  readonly dropped: boolean;
};

/**
 * Start run by its shortcut. Pressed while the form is in view and Start run is not ready, it waits, and starts if nothing has
 * changed meanwhile. Pressed before the form was there, or while another may have been, it starts nothing: nobody has seen
 * what it would start.
 */
export function useStartByKey({ exchanged, isShown, onShow, start, current }: StartByKeyInput): StartByKey {
  const [ready, setReady] = useState(false);
  const [waiting, setWaiting] = useState<{ readonly for: unknown }>();
  const [dropped, setDropped] = useState(false);
  const guard = exchanged ? EXCHANGE_GUARD : PRESS_GUARD;
  const onReady = useEffectEvent(() => {
    setReady(true);
    setWaiting(undefined);
    if (waiting === undefined) return;
    if (isShown && !isDialogOpen() && current() === waiting.for) start();
    else setDropped(true);
  });
  useEffect(() => {
    const timer = window.setTimeout(() => onReady(), guard);
    return () => window.clearTimeout(timer);
  }, [guard]);
  const press: Command = (early = false) => {
    if (!isShown && !early) return onShow();
    const isUnseen = early || (!ready && exchanged);
    setDropped(isUnseen);
    if (isUnseen) return;
    if (ready) start();
    else setWaiting({ for: current() });
  };
  return { guard, press, dropped };
}
