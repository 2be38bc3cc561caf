import { useEffect, useEffectEvent } from 'react';

import { type CommandId, offerCommand, offerPlaces, type Place } from './commands.ts';

/** Offers a command as long as the component is on the screen. */
export function useCommand(id: CommandId, run: () => void): void {
  const latest = useEffectEvent(run);
  useEffect(() => offerCommand(id, () => latest()), [id]);
}

/** Offers places to the finder as long as the component is on the screen. */
export function usePlaces(list: () => readonly Place[]): void {
  const latest = useEffectEvent(list);
  useEffect(() => offerPlaces(() => latest()), []);
}
