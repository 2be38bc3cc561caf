import { useEffect, useEffectEvent, useLayoutEffect } from 'react';

import { type Command, type CommandId, offerCommand, offerPlaces, type FoundPlace } from './commands.ts';

export function useCommand(id: CommandId, run: Command): void {
  const latest = useEffectEvent(run);
  useLayoutEffect(() => offerCommand(id, (early, typed) => latest(early, typed)), [id]);
}

export function usePlaces(list: () => readonly FoundPlace[]): void {
  const latest = useEffectEvent(list);
  useEffect(() => offerPlaces(() => latest()), []);
}
