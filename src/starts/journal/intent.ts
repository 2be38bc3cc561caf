import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunOrder, RunSlug } from '#core/run/run.ts';
import type { StartSubject } from './start-subject.ts';

/** What was asked for: the whole order, or only its size and checksum where it is too large to be noted. Never the key. */
export type NotedOrder =
  | { readonly kind: 'order'; readonly order: RunOrder }
  | { readonly kind: 'digest'; readonly size: number; readonly checksum: number };

/** Set where the end came while no screen was there to tell it; until the person has been told. */
type Untold = { readonly untold?: true };

export type IntentState =
  /** The request has left, or is about to; no answer yet. */
  | { readonly kind: 'sent' }
  | ({ readonly kind: 'started'; readonly run: RunSlug } & Untold)
  /** The platform refused, or the request never left: there is no run. `facts` are known on the page that sent it. */
  | ({ readonly kind: 'refused'; readonly facts?: FailureFacts } & Untold)
  /** Nobody knows whether there is a run. `left`: before an answer came; `facts` are known on the page that sent it. */
  | { readonly kind: 'lost'; readonly left: boolean; readonly facts?: FailureFacts }
  /** Lost, and no longer asked about: the person has looked, or goes on regardless. */
  | { readonly kind: 'closed' };

/** One confirmed wish of a person to start one run. */
export type Intent = {
  /** Random; means something in this console only. */
  readonly id: string;
  readonly subject: StartSubject;
  readonly mode: 'async' | 'sync';
  /** Absent where the platform alone knows the order. */
  readonly noted?: NotedOrder;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** The earliest moment, by the platform's clock, at which its run can have begun. */
  readonly since: number;
  /** The mark of the key that it was sent with: random, and nothing can be told of the key by it. */
  readonly keyMark?: string;
  readonly state: IntentState;
};

/** An intent whose end nobody has seen: no other may be sent for the same subject. */
export function isOpen({ state }: Intent): boolean {
  return state.kind === 'sent' || state.kind === 'lost';
}
