import { createListeners } from '#core/listeners.ts';

/** What a person can have done from anywhere on the screen, by a shortcut or through the finder. */
export type CommandId =
  | 'find'
  | 'shortcuts'
  | 'workers'
  | 'runs'
  | 'search'
  | 'start'
  | 'goToStart'
  | 'form'
  | 'json'
  | 'import'
  | 'presets'
  | 'request'
  | 'snippet'
  | 'link'
  | 'apiKey'
  | 'theme.system'
  | 'theme.light'
  | 'theme.dark';

/** Somewhere on the screen to go to by its title, or by the name that the platform knows it by. */
export type Place = { readonly title: string; readonly name: string; readonly go: () => void };

/** What the screen has to do and to go to, at one moment. */
export type Offers = {
  readonly commands: ReadonlyMap<CommandId, () => void>;
  readonly places: readonly Place[];
};

/** All that offer a command, in the order in which they began. */
const offered = new Map<CommandId, readonly (() => void)[]>();
const places = new Set<() => readonly Place[]>();
const { subscribe, notify } = createListeners();

/** Offers a command until the function that is given back is called; the latest offer counts, and after it the one before. */
export function offerCommand(id: CommandId, run: () => void): () => void {
  offered.set(id, [...(offered.get(id) ?? []), run]);
  notify();
  return () => {
    const left = (offered.get(id) ?? []).filter((other) => other !== run);
    if (left.length > 0) offered.set(id, left);
    else offered.delete(id);
    notify();
  };
}

/** Offers places until the function that is given back is called; they are asked for when they are to be shown. */
export function offerPlaces(list: () => readonly Place[]): () => void {
  places.add(list);
  notify();
  return () => {
    places.delete(list);
    notify();
  };
}

export const offeredCommands = (): ReadonlyMap<CommandId, () => void> =>
  new Map([...offered].flatMap(([id, runs]) => runs.slice(-1).map((run) => [id, run] as const)));

/** Not to be called while something is drawn. */
export const currentOffers = (): Offers => ({
  commands: offeredCommands(),
  places: [...places].flatMap((list) => list()),
});

/** Tells of every change of what is offered, until the function that is given back is called. */
export const watchOffers = subscribe;
