import type { FailureFacts } from '#core/errors/failure.ts';
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
  /** Why another, from which the person went on from it, was refused. */
  readonly refusal?: FailureFacts | undefined;
};

/** What a screen shows of the last start that it can tell of. One that led to a run is followed by the run itself. */
export type StartState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting'; readonly since: number; readonly mode: Intent['mode'] }
  /** The platform refused, or the request never left: there is no run. */
  | { readonly kind: 'refused'; readonly facts: FailureFacts }
  | ({ readonly kind: 'lost' } & LostStart);

/** Why the platform refused what was sent last, where it did. */
export const refusalIn = (state: StartState): FailureFacts | undefined => {
  if (state.kind === 'refused') return state.facts;
  return state.kind === 'lost' ? state.refusal : undefined;
};

/** @param last the last one that was sent, where it is another */
export function toStartState(
  intent: Intent | undefined,
  lookup: Lookup,
  last: Intent | undefined,
): StartState {
  switch (intent?.state.kind) {
    case 'sent':
      return { kind: 'starting', since: intent.at, mode: intent.mode };
    case 'lost': {
      const { left, facts } = intent.state;
      const refusal = last?.state.kind === 'refused' ? last.state.facts : undefined;
      return { kind: 'lost', since: intent.at, left, ...(facts && { facts }), lookup, refusal };
    }
    case 'refused':
      return intent.state.facts ? { kind: 'refused', facts: intent.state.facts } : { kind: 'idle' };
    default:
      return { kind: 'idle' };
  }
}
