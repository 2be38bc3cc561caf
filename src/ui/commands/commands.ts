import { createListeners } from '#core/listeners.ts';
import type { Language } from '#messages/language.ts';

import { isDialogOpen } from '../overlay/dialog-open.ts';

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

export type FoundPlace = { readonly title: string; readonly name: string; readonly go: () => void };

/**
 * Runs a command. `early`: the person requested it before it was offered, without seeing its target.
 * `typed`: what they have typed since.
 */
export type Command = (early?: boolean, typed?: string) => void;

export type Offers = {
  readonly commands: ReadonlyMap<CommandId, Command>;
  readonly places: readonly FoundPlace[];
};

const offered = new Map<CommandId, readonly Command[]>();
const places = new Set<() => readonly FoundPlace[]>();
const { subscribe, notify } = createListeners();

/** Milliseconds after which a pending request for a command expires. */
const PATIENCE = 10_000;

/** Milliseconds during which letters go to the requested finder; later ones go to the focused element. */
const MEANT = 3_000;

let awaited: { readonly ids: readonly CommandId[]; readonly at: number; readonly typed: string } | undefined;

/**
 * Offers a command until the returned function is called. The latest offer counts, and after it the one
 * before.
 */
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

export function offerPlaces(list: () => readonly FoundPlace[]): () => void {
  places.add(list);
  notify();
  return () => {
    places.delete(list);
    notify();
  };
}

const firstOffered = (ids: readonly CommandId[]): Command | undefined =>
  ids.map((id) => offered.get(id)?.at(-1)).find((run) => run !== undefined);

/**
 * Runs the first offered command. If none is offered and `awaits` is set, runs the first that becomes
 * available, once; a later call replaces the wait. Returns false if nothing runs or is awaited.
 */
export function runCommand(ids: readonly CommandId[], { awaits }: { readonly awaits: boolean }): boolean {
  if (isDialogOpen()) return false;
  const run = firstOffered(ids);
  if (run === undefined && !awaits) return false;
  awaited = run ? undefined : { ids, at: performance.now(), typed: '' };
  run?.();
  return true;
}

/** Runs a command as soon as it is offered again, as if it had just been requested. */
export function awaitCommand(id: CommandId): void {
  awaited = { ids: [id], at: performance.now(), typed: '' };
}

/**
 * Handles a key while only the finder is awaited: keeps letters, Backspace removes the last one, Escape
 * cancels. Returns false for other keys and otherwise.
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

/** Do not call while rendering. */
export const currentOffers = (): Offers => ({
  commands: new Map([...offered].flatMap(([id, runs]) => runs.slice(-1).map((run) => [id, run] as const))),
  places: [...places].flatMap((list) => list()),
});

export const watchOffers = subscribe;
