import type { Json } from '#core/json/json.ts';
import type { OptionName } from '#core/options/option-names.ts';

import type { Source } from '../provenance.ts';

/** Runs under way, and rows of batches that wait to be sent. */
export type ClaimedRuns = {
  /** Those that have a limit, and USD that they may cost yet at the most. */
  readonly runs: number;
  readonly usd: number;
  /** Those that nothing limits, or of which it is not known. */
  readonly unknown: number;
};

/** Why a start is asked about, by name and value. Zero stands for "no limit" of charge and traffic. */
export type StartReason =
  /** There is no maximum charge that the person or the Worker has set. Absent source: nobody outside set that. USD. */
  | {
      readonly kind: 'noCap';
      /** The Worker's default. */
      readonly usual: number;
      /** The maximum charge that was set from outside. */
      readonly limit?: number;
      /** `limit` exceeds what the account has. */
      readonly isAboveBalance?: true;
      readonly source?: Source;
    }
  | { readonly kind: 'subtasks'; readonly count: number }
  /**
   * The budget of the month is used up; or, without `spent`, nobody can tell; or, with `atMost`, less is left of it than what may be
   * spent (0: nothing limits that). USD; `spent` as exact digits. `claimed`: what was started before may still cost.
   */
  | {
      readonly kind: 'budget';
      readonly budget: number;
      readonly spent?: string;
      readonly atMost?: number;
      readonly claimed?: ClaimedRuns;
    }
  /** It may cost more than this person ever wants to spend on a run of its Worker: USD, and of several runs how many. */
  | {
      readonly kind: 'ownCap';
      readonly cap: number;
      /** Its maximum charge; absent where nobody can tell. */
      readonly asked?: number;
      readonly runs?: number;
    }
  | {
      readonly kind: 'option';
      readonly name: Exclude<OptionName, 'callbackUrl'>;
      readonly value: string;
      /** The Worker's own. */
      readonly usual: string;
      readonly source: Source;
    }
  | {
      readonly kind: 'callback';
      readonly value: string;
      /** As of `address`. */
      readonly count?: number;
      readonly source: Source;
    }
  /** An address in a field that does not say it is read from. */
  | {
      readonly kind: 'address';
      readonly name: string;
      readonly value: string;
      /** How many addresses of the same receiver it stands for, where there are more. */
      readonly count?: number;
      readonly source: Source;
    }
  /** A field that the form does not have. */
  | { readonly kind: 'extra'; readonly name: string; readonly value: Json; readonly source: Source }
  /** Fields and options without any danger of their own. */
  | {
      readonly kind: 'filled';
      readonly fields: readonly string[];
      /** Fields that are sent without a value, where the Worker has one. */
      readonly emptied?: readonly string[];
      readonly options: readonly OptionName[];
      readonly source: Source;
    };
