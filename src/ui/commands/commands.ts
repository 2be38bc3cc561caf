import { createListeners } from '#core/listeners.ts';
import type { Language } from '#messages/language.ts';

import { isDialogOpen } from '../overlay/dialog-open.ts';

/** What a person can have done from anywhere on the screen, by a shortcut or through the finder. */
export type CommandId =
  | 'find'
  | 'menu'
  | 'shortcuts'
  | 'workers'
  | 'runs'
  | 'tasks'
  | 'spend'
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
  | 'copyLink'
  | 'copyCurl'
  | 'export'
  | 'exportAgain'
  | 'apiKey'
  | 'theme.system'
  | 'theme.light'
  | 'theme.dark'
  | `language.${Language}`;

/** Somewhere on the screen to go to by its title, or by the name that the platform knows it by. */
export type FoundPlace = { readonly title: string; readonly name: string; readonly go: () => void };

/**
 * Does what a person asked for; `early` where they asked before it was offered, and so without seeing what it acts on; and
 * what they typed for it since.
 */
export type Command = (early?: boolean, typed?: string) => void;

/** What the screen has to do and to go to, at one moment. */
export type Offers = {
  readonly commands: ReadonlyMap<CommandId, Command>;
  readonly places: readonly FoundPlace[];
};

/** All that offer a command, in the order in which they began. */
const offered = new Map<CommandId, readonly Command[]>();
const places = new Set<() => readonly FoundPlace[]>();
const { subscribe, notify } = createListeners();

/** Milliseconds after which nobody waits any longer for what they asked for. */
const PATIENCE = 10_000;

/** Milliseconds within which letters are meant for the finder that was asked for; later ones for what has the focus. */
const MEANT = 3_000;

/** What was asked for before any of it was offered, and when. */
let awaited: { readonly ids: readonly CommandId[]; readonly at: number; readonly typed: string } | undefined;

/** Offers a command until the function that is given back is called; the latest offer counts, and after it the one before. */
export function offerCommand(id: CommandId, run: Command): () => void {
  offered.set(id, [...(offered.get(id) ?? []), run]);
  notify();
  // Once the screen that offers it is drawn.
  if (awaited?.ids.includes(id)) window.setTimeout(doAwaited);
  return () => {
    const left = (offered.get(id) ?? []).filter((other) => other !== run);
    if (left.length > 0) offered.set(id, left);
    else offered.delete(id);
    notify();
  };
}

/** Offers places until the function that is given back is called; they are asked for when they are to be shown. */
export function offerPlaces(list: () => readonly FoundPlace[]): () => void {
  places.add(list);
  notify();
  return () => {
    places.delete(list);
    notify();
  };
}

/** The first of these that is offered. */
const firstOffered = (ids: readonly CommandId[]): Command | undefined =>
  ids.map((id) => offered.get(id)?.at(-1)).find((run) => run !== undefined);

/**
 * Does the first of these commands that is offered. Where none is and `awaits` is set, the first that comes to be offered is
 * done then, once; the latest call counts. False where nothing is done nor awaited.
 */
export function runCommand(ids: readonly CommandId[], { awaits }: { readonly awaits: boolean }): boolean {
  if (isDialogOpen()) return false;
  const run = firstOffered(ids);
  if (run === undefined && !awaits) return false;
  awaited = run ? undefined : { ids, at: performance.now(), typed: '' };
  run?.();
  return true;
}

/** Does a command as soon as it is offered anew, by what was asked for just now. */
export function awaitCommand(id: CommandId): void {
  awaited = { ids: [id], at: performance.now(), typed: '' };
}

/**
 * Takes a key that is pressed while the finder alone is awaited, for which it is meant: a letter is kept, Backspace takes the last one
 * back, Escape lets go of the finder. False for other keys, and where it is not awaited.
 */
export function typeAhead(key: string): boolean {
  const isAwaited = awaited?.ids.join() === 'find' && performance.now() - awaited.at < MEANT;
  if (awaited === undefined || !isAwaited) return false;
  if (key === 'Escape') forgetAwaited();
  else if (key === 'Backspace') awaited = { ...awaited, typed: awaited.typed.slice(0, -1) };
  else if (key.length === 1) awaited = { ...awaited, typed: awaited.typed + key };
  else return false;
  return true;
}

/** Whatever is awaited is not done any more: the person has gone elsewhere. */
export function forgetAwaited(): void {
  awaited = undefined;
}

function doAwaited() {
  const run = awaited && firstOffered(awaited.ids);
  if (awaited === undefined || run === undefined) return;
  const { at, typed } = awaited;
  awaited = undefined;
  if (performance.now() - at < PATIENCE && !isDialogOpen()) run(true, typed);
}

/** Not to be called while something is drawn. */
export const currentOffers = (): Offers => ({
  commands: new Map([...offered].flatMap(([id, runs]) => runs.slice(-1).map((run) => [id, run] as const))),
  places: [...places].flatMap((list) => list()),
});

/** Tells of every change of what is offered, until the function that is given back is called. */
export const watchOffers = subscribe;
