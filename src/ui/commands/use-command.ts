import { useEffect, useEffectEvent, useLayoutEffect } from 'react';

import { type Command, type CommandId, offerCommand, offerPlaces, type FoundPlace } from './commands.ts';

/** Offers a command as long as the component is on the screen, from the first moment that it is seen. */
export function useCommand(id: CommandId, run: Command): void {
  const latest = useEffectEvent(run);
  useLayoutEffect(() => offerCommand(id, (early, typed) => latest(early, typed)), [id]);
}

/** Offers places to the finder as long as the component is on the screen. */
export function usePlaces(list: () => readonly FoundPlace[]): void {
  const latest = useEffectEvent(list);
  useEffect(() => offerPlaces(() => latest()), []);
}
