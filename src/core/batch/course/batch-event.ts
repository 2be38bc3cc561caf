import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';

import type { BatchRules, Correction } from '../batch.ts';
import type { Pause } from './course.ts';
import type { Attempt, Elsewhere } from './row-course.ts';
import type { SeenDone, SeenRow } from './seen-row.ts';

/** The `stops` that the person saw when they asked: it does nothing after another. Absent for what is asked in this very moment. */
type BeforeStop = { readonly stops?: number };

/** In milliseconds since the epoch: by this computer's clock, and by the platform's where an answer has told that. */
export type Timed = { readonly time: number; readonly platformTime?: number };

export type BatchEvent = Timed &
  (
    | { readonly kind: 'pause' }
    /** `agreed`: waiting rows, by their places, to whose cost the person has agreed; `mark`: that of the key that they go on with. */
    | ({ readonly kind: 'goOn'; readonly agreed?: readonly number[]; readonly mark?: string } & BeforeStop)
    | { readonly kind: 'stop'; readonly abort: boolean }
    /** The person is asked whether to stop it: nothing is sent before that question is closed. `question`: which one; several tabs may ask. */
    | { readonly kind: 'askStop' | 'keepOn'; readonly question: string }
    /** Rows that failed or were stopped, or may have started, are to be sent again: the person's decision. */
    | ({ readonly kind: 'again'; readonly rows: readonly SeenRow[] } & BeforeStop)
    /**
     * Rows that are done are to be sent again as the person has corrected them, or as they are where nothing was corrected: all of
     * them, or none where one is not as it was seen. The person has agreed to what they may cost. `same`: what is asked for is the same,
     * with other limits, such that what the row gave stays.
     */
    | ({
        readonly kind: 'correct';
        readonly rows: readonly (SeenRow & { readonly corrected?: Correction; readonly same?: true })[];
      } & BeforeStop)
    /** Rows are started in a batch of their own; without one, they are not after all. */
    | {
        readonly kind: 'elsewhere';
        readonly rows: readonly SeenDone[];
        readonly to?: Elsewhere;
      }
    | { readonly kind: 'leaveOut'; readonly rows: readonly number[] }
    /** `agreed`: to what they may cost; without it they are not put back into a batch that goes on. */
    | ({ readonly kind: 'putBack'; readonly rows: readonly number[]; readonly agreed?: true } & BeforeStop)
    /** A run is taken for the one of a row that may have started: by the person, and then it was first `listed` at that moment; else the platform named it. */
    | ({ readonly kind: 'take'; readonly run: RunSlug; readonly listed?: number } & SeenRow)
    | { readonly kind: 'rules'; readonly rules: BatchRules }
    | { readonly kind: 'sent'; readonly row: number; readonly attempt: Attempt }
    /** What was noted has not left. */
    | ({ readonly kind: 'unsent' } & SeenRow)
    /** `facts`: of a refusal that named the run all the same. */
    | ({ readonly kind: 'answered'; readonly run: RunSlug; readonly facts?: FailureFacts } & SeenRow)
    | ({ readonly kind: 'refused' | 'lost'; readonly facts: FailureFacts } & SeenRow)
    /** A list of runs: as much of it as has those under way. `missing`: those of the batch that the platform says it does not know; `platformTime`: by the platform's clock, when it was read. */
    | {
        readonly kind: 'seen';
        readonly runs: readonly Run[];
        readonly missing?: readonly RunSlug[];
        readonly elsewhere: number;
        readonly platformTime: number;
      }
    | { readonly kind: 'unread'; readonly facts: FailureFacts }
    /** The page was loaded anew; or the person has taken the batch from another tab. */
    | { readonly kind: 'reopened'; readonly taken?: true }
    | { readonly kind: 'halted'; readonly why: Pause }
    | { readonly kind: 'proven' | 'foreign'; readonly mark: string }
    | { readonly kind: 'aborting'; readonly row: number; readonly facts?: FailureFacts }
  );

export type EventOf<Kind extends BatchEvent['kind']> = Extract<BatchEvent, { readonly kind: Kind }>;
