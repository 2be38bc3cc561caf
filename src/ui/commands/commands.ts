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

const offered = new Map<CommandId, () => void>();
const places = new Set<() => readonly Place[]>();

/** Offers a command until the function that is given back is called; the latest offer counts. */
export function offerCommand(id: CommandId, run: () => void): () => void {
  offered.set(id, run);
  return () => {
    if (offered.get(id) === run) offered.delete(id);
  };
}

/** Offers places until the function that is given back is called; they are asked for when the finder opens. */
export function offerPlaces(list: () => readonly Place[]): () => void {
  places.add(list);
  return () => {
    places.delete(list);
  };
}

export const offeredCommands = (): ReadonlyMap<CommandId, () => void> => offered;

export const offeredPlaces = (): readonly Place[] => [...places].flatMap((list) => list());
