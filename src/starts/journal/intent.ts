import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { KeptInput } from '../history/stored-input.ts';
import type { StartSubject } from './start-subject.ts';

/** Set where the end came while no screen was there to tell it; until the person has been told. */
type Untold = { readonly untold?: true };

export type IntentState =
  /** The request has left, or is about to; no answer yet. */
  | { readonly kind: 'sent' }
  /**
   * `answered`: the platform itself named the run; else the person took it for theirs, or an earlier build noted it. `facts`:
   * the answer was a refusal that named a run all the same; known on the page that sent it.
   */
  | ({
      readonly kind: 'started';
      readonly run: RunSlug;
      readonly answered?: true;
      readonly facts?: FailureFacts;
    } & Untold)
  /** The platform refused, or the request never left: there is no run. `facts` are known on the page that sent it. */
  | ({ readonly kind: 'refused'; readonly facts?: FailureFacts } & Untold)
  /** Nobody knows whether there is a run. `left`: before an answer came; `facts` are known on the page that sent it. */
  | { readonly kind: 'lost'; readonly left: boolean; readonly facts?: FailureFacts }
  /** Lost, and no longer asked about: the person has looked, or goes on regardless. */
  | { readonly kind: 'closed' };

/** A moment by the platform's own clock, in milliseconds since the epoch: `date`, by the header of an answer, or `runs`, a moment that it had passed. */
export type PlatformTime = { readonly time: number; readonly by: 'date' | 'runs' };

/** A run that came of a start without a word: of one that was given up, or of one that the browser sent twice. */
export type SecondRun =
  /** To be looked for; `took`: milliseconds from the request to its answer. */
  { readonly kind: 'sought'; readonly took: number } | { readonly kind: 'seen'; readonly run: RunSlug };

/** One confirmed wish of a person to start one run. */
export type Intent = {
  /** Random; means something in this console only. */
  readonly id: string;
  readonly subject: StartSubject;
  readonly mode: 'async' | 'sync';
  /** What is to be kept of the input of its run, until it is; absent where the platform alone knows it. Never the key. */
  readonly input?: KeptInput;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** What the platform had told of its clock when it was sent; absent where it had told nothing. */
  readonly since?: PlatformTime;
  /** The mark of the key that it was sent with: random, and nothing can be told of the key by it. */
  readonly keyMark?: string;
  readonly state: IntentState;
  /** Of one that has ended: whether it may have led to a run beside the one that is known. */
  readonly second?: SecondRun;
  /** The lost one from which the person went on, as it stood: where this is refused, it is asked about again. Known on the page that sent it. */
  readonly over?: Intent;
};

/** An intent whose end nobody has seen: no other may be sent for the same subject. */
export function isOpen({ state }: Intent): boolean {
  return state.kind === 'sent' || state.kind === 'lost';
}
