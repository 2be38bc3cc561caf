import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';

import type { BatchRules, Correction } from '../batch.ts';
import type { Pause } from './batch-state.ts';
import type { Attempt, Elsewhere } from './row-state.ts';
import type { SeenDone, SeenRow } from './seen-row.ts';

/**
 * The `stops` that the person saw when asking; a later stop voids the request. Absent for an immediate
 * request.
 */
type BeforeStop = { readonly stops?: number };

/** Milliseconds since the epoch: by this computer's clock, and by the platform's if an answer has sent it. */
export type Timed = { readonly time: number; readonly platformTime?: number };

export type BatchEvent = Timed &
  (
    | { readonly kind: 'pause' }
    /** `agreed`: places of waiting rows whose cost the person accepts; `fingerprint`: of the key that is used. */
    | ({
        readonly kind: 'goOn';
        readonly agreed?: readonly number[];
        readonly fingerprint?: string;
      } & BeforeStop)
    | { readonly kind: 'stop'; readonly abort: boolean }
    | { readonly kind: 'askStop' | 'keepOn'; readonly question: string }
    | ({ readonly kind: 'again'; readonly rows: readonly SeenRow[] } & BeforeStop)
    /**
     * Finished rows are sent again, corrected or unchanged: all, or none if one differs from what the
     * person saw. The person has accepted the cost.
     * `same`: the request is the same with other limits, so that the earlier results stay.
     */
    | ({
        readonly kind: 'correct';
        readonly rows: readonly (SeenRow & { readonly corrected?: Correction; readonly same?: true })[];
      } & BeforeStop)
    | {
        readonly kind: 'elsewhere';
        readonly rows: readonly SeenDone[];
        readonly to?: Elsewhere;
      }
    | { readonly kind: 'leaveOut'; readonly rows: readonly number[] }
    /** `agreed`: to the cost; without it rows are not put back into a running batch. */
    | ({ readonly kind: 'putBack'; readonly rows: readonly number[]; readonly agreed?: true } & BeforeStop)
    /**
     * A run is assigned to a row that may have started: by the person, with the time when it was first
     * `listed`, or else because the platform named it.
     */
    | ({ readonly kind: 'take'; readonly run: RunSlug; readonly listed?: number } & SeenRow)
    | { readonly kind: 'rules'; readonly rules: BatchRules }
    | { readonly kind: 'sent'; readonly row: number; readonly attempt: Attempt }
    | ({ readonly kind: 'unsent' } & SeenRow)
    | ({ readonly kind: 'answered'; readonly run: RunSlug; readonly facts?: FailureFacts } & SeenRow)
    | ({ readonly kind: 'refused' | 'lost'; readonly facts: FailureFacts } & SeenRow)
    /**
     * A list of runs that covers the active ones. `missing`: runs of the batch that the platform does
     * not know; `platformTime`: when it was read, by the platform's clock.
     */
    | {
        readonly kind: 'seen';
        readonly runs: readonly Run[];
        readonly missing?: readonly RunSlug[];
        readonly elsewhere: number;
        readonly platformTime: number;
      }
    | { readonly kind: 'unread'; readonly facts: FailureFacts }
    | { readonly kind: 'reopened'; readonly byPress?: true }
    | { readonly kind: 'halted'; readonly why: Pause }
    | { readonly kind: 'proven' | 'foreign'; readonly fingerprint: string }
    | { readonly kind: 'aborting'; readonly row: number; readonly facts?: FailureFacts }
  );

export type EventOf<Kind extends BatchEvent['kind']> = Extract<BatchEvent, { readonly kind: Kind }>;
