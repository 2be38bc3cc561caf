import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunOrder, RunSlug } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

/** What was asked for: the whole order, or only its size and checksum where it is too large to be noted. Never the key. */
export type NotedOrder =
  | { readonly kind: 'order'; readonly order: RunOrder }
  | { readonly kind: 'digest'; readonly size: number; readonly checksum: number };

export type IntentState =
  /** The request has left, or is about to; no answer yet. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'started'; readonly run: RunSlug }
  /** The platform refused, or the request never left: there is no run. */
  | { readonly kind: 'refused' }
  /** Nobody knows whether there is a run. `left`: before an answer came; `facts` are known on the page that sent it. */
  | { readonly kind: 'lost'; readonly left: boolean; readonly facts?: FailureFacts }
  /** Lost, and no longer asked about: the person has looked, or goes on regardless. */
  | { readonly kind: 'closed' };

/** One confirmed wish of a person to start one run. */
export type Intent = {
  /** Random; means something in this console only. */
  readonly id: string;
  readonly worker: WorkerSlug;
  readonly mode: 'async' | 'sync';
  readonly noted: NotedOrder;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** The earliest moment, by the platform's clock, at which its run can have begun. */
  readonly since: number;
  readonly state: IntentState;
};

/** An intent whose end nobody has seen: no other may be sent for the same Worker. */
export function isOpen({ state }: Intent): boolean {
  return state.kind === 'sent' || state.kind === 'lost';
}
