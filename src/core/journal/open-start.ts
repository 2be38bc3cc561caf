import type { FailureFacts } from '../errors/failure.ts';
import type { Intent } from './intent.ts';
import type { Lookup } from './lookup.ts';

/** A start of which nobody knows whether there is a run, other than by what was looked up. */
export type LostStart = {
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** The page was left while the start was under way. */
  readonly left: boolean;
  readonly facts?: FailureFacts;
  readonly lookup: Lookup;
};

/** A start whose end nobody has seen. */
export type OpenStart =
  | { readonly kind: 'starting'; readonly since: number; readonly mode: Intent['mode'] }
  | ({ readonly kind: 'unknown' } & LostStart);

/** The start of an intent, as long as it is open. */
export function toOpenStart(intent: Intent | undefined, lookup: Lookup): OpenStart | undefined {
  if (intent?.state.kind === 'sent') return { kind: 'starting', since: intent.at, mode: intent.mode };
  if (intent?.state.kind !== 'lost') return undefined;
  const { left, facts } = intent.state;
  return { kind: 'unknown', since: intent.at, left, ...(facts && { facts }), lookup };
}
