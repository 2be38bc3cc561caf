import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { InputToStore } from '../history/stored-input.ts';
import type { StartSubject } from './start-subject.ts';

type Unreported = { readonly unreported?: true };

export type IntentState =
  | { readonly kind: 'sent' }
  /**
   * `answered`: the platform named the run; otherwise the person identified it or an earlier build
   * recorded it. `facts`: the answer was a refusal that still named a run; only on the page that sent
   * it.
   */
  | ({
      readonly kind: 'started';
      readonly run: RunSlug;
      readonly answered?: true;
      readonly facts?: FailureFacts;
    } & Unreported)
  /**
   * The platform refused, or the request was not sent: there is no run. `facts` exist only on the page
   * that sent it.
   */
  | ({ readonly kind: 'refused'; readonly facts?: FailureFacts } & Unreported)
  /**
   * Unknown whether a run exists. `left`: the page closed before the answer; `facts` exist only on the
   * page that sent it.
   */
  | { readonly kind: 'lost'; readonly left: boolean; readonly facts?: FailureFacts }
  /** Lost and closed: the person has looked, or continues anyway. */
  | { readonly kind: 'closed' };

/**
 * A time of the platform's clock, in milliseconds since the epoch: from the `Date` header (`date`), or a
 * run creation time that it had passed (`runs`).
 */
export type PlatformTime = { readonly time: number; readonly by: 'date' | 'runs' };

export type SecondRun =
  /** Still to be looked for. `took`: milliseconds from request to answer. */
  { readonly kind: 'sought'; readonly took: number } | { readonly kind: 'seen'; readonly run: RunSlug };

export type Intent = {
  readonly id: string;
  readonly subject: StartSubject;
  readonly mode: 'async' | 'sync';
  /**
   * Input to store for the run, until it is stored; absent if only the platform knows it. Never contains
   * the key.
   */
  readonly input?: InputToStore;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** Platform time known when it was sent; absent if unknown. */
  readonly since?: PlatformTime;
  /** Random label of the key that it was sent with. It reveals nothing about the key. */
  readonly keyMark?: string;
  readonly state: IntentState;
  /** Set on an ended intent that may have led to a second run. */
  readonly second?: SecondRun;
  /**
   * The lost intent that this one replaces. If this one is refused, the lost one reopens. Only on the
   * page that sent it.
   */
  readonly over?: Intent;
};

/** An intent with an unknown end. It blocks further starts of its subject. */
export function isOpen({ state }: Intent): boolean {
  return state.kind === 'sent' || state.kind === 'lost';
}
