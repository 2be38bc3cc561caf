import { useEffect, useEffectEvent, useState } from 'react';

import { type Command } from '#ui/commands/commands.ts';
import { PRESS_GUARD } from '#ui/hooks/use-time-passed.ts';
import { isDialogOpen } from '#ui/overlay/dialog-open.ts';

/** Milliseconds during which Start run does nothing after an address replaced the form. */
const EXCHANGE_GUARD = 1_000;

type StartByKeyInput = {
  /** The form replaced another one, which the user may mean. */
  readonly exchanged: boolean;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly start: () => void;
  /** What would be started; the same reference as long as nothing changes. */
  readonly current: () => unknown;
};

type StartByKey = {
  /**
   * Milliseconds during which Start run ignores presses: a user who just pressed something else or saw
   * another form does not mean it.
   */
  readonly guard: number;
  readonly press: Command;
  readonly dropped: boolean;
};

/**
 * Starts a run by its shortcut. A press while the form is in view but Start run is not ready waits, and
 * starts if nothing changes meanwhile.
 * A press before the form was there, or while another may have been, starts nothing, because nobody has
 * seen what would start.
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
