import type { Json } from '#core/json/json.ts';
import type { OptionName } from '#core/options/option-names.ts';

import type { Source } from '../provenance.ts';

export type ClaimedRuns = {
  readonly runs: number;
  readonly usd: number;
  readonly unknown: number;
};

/** Why a start needs confirmation, by name and value. Zero means no limit of charge and traffic. */
export type StartReason =
  /** Neither the person nor the Worker has set a maximum charge. No source: nobody outside set one. USD. */
  | {
      readonly kind: 'noCap';
      readonly usual: number;
      readonly limit?: number;
      readonly isAboveBalance?: true;
      readonly source?: Source;
    }
  | { readonly kind: 'subtasks'; readonly count: number }
  /**
   * The monthly budget is used up; unknown without `spent`; or, with `atMost`, less remains than may be
   * spent (0: unlimited). USD; `spent` as exact digits. `claimed`: what earlier starts may still cost.
   */
  | {
      readonly kind: 'budget';
      readonly budget: number;
      readonly spent?: string;
      readonly atMost?: number;
      readonly claimed?: ClaimedRuns;
    }
  /** It may exceed the person's own limit for a run of its Worker: USD, and the number of runs. */
  | {
      readonly kind: 'ownCap';
      readonly cap: number;
      readonly maxCharge?: number;
      readonly runs?: number;
    }
  | {
      readonly kind: 'option';
      readonly name: Exclude<OptionName, 'callbackUrl'>;
      readonly value: string;
      readonly usual: string;
      readonly source: Source;
    }
  | {
      readonly kind: 'callback';
      readonly value: string;
      readonly count?: number;
      readonly source: Source;
    }
  | {
      readonly kind: 'address';
      readonly name: string;
      readonly value: string;
      readonly count?: number;
      readonly source: Source;
    }
  | { readonly kind: 'extra'; readonly name: string; readonly value: Json; readonly source: Source }
  | {
      readonly kind: 'filled';
      readonly fields: readonly string[];
      readonly emptied?: readonly string[];
      readonly options: readonly OptionName[];
      readonly source: Source;
    };
