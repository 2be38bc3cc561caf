import type { FailureFacts } from '#core/errors/failure.ts';
import type { Intent } from './intent.ts';
import type { Lookup } from './lookup.ts';

export type LostStart = {
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly left: boolean;
  readonly facts?: FailureFacts;
  readonly lookup: Lookup;
  readonly refusal?: FailureFacts | undefined;
};

/** What a screen shows of the last reportable start. A start that led to a run gives way to the run itself. */
export type StartState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting'; readonly since: number; readonly mode: Intent['mode'] }
  | { readonly kind: 'refused'; readonly facts: FailureFacts }
  | ({ readonly kind: 'lost' } & LostStart);

export const refusalIn = (state: StartState): FailureFacts | undefined => {
  if (state.kind === 'refused') return state.facts;
  return state.kind === 'lost' ? state.refusal : undefined;
};

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
