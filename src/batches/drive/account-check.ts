import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { someRun } from '#core/batch/state/next-action.ts';
import { factsOf } from '#core/errors/failure.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import { isOfKey } from '#core/errors/of-key.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { nextTry } from '#starts/look-up/pace.ts';

type AccountState = Pick<BatchState, 'marks' | 'foreign' | 'rows'>;

/** Whether this tab's API key belongs to the account that pays for a batch. */
export type AccountCheck = {
  /** As far as this tab knows. A batch begun without a key and without runs has no account yet. */
  readonly isKnown: (batchState: AccountState) => boolean;
  readonly isForeign: (batchState: AccountState) => boolean;
  /**
   * Asks the platform whether an unknown key can see a run of the batch.
   * Backs off after failures and stops once the key is refused; a press always asks.
   */
  readonly ask: (batchState: AccountState, how?: { readonly isPressed: boolean }) => Promise<void>;
};

type AccountParts = {
  readonly api: Pick<Api, 'run'>;
  readonly keyStore: Pick<KeyStore, 'fingerprint'>;
  readonly now: () => number;
};

type Failures = { readonly count: number; readonly at: number; readonly wait: number };

export function openAccountCheck({ api, keyStore, now }: AccountParts): AccountCheck {
  const answers = new Map<string, boolean>();
  const failures = new Map<string, Failures>();
  const requests = new Map<string, Promise<void>>();
  const isKnown = ({ marks, foreign, rows }: AccountState): boolean => {
    const fingerprint = keyStore.fingerprint();
    if (fingerprint === undefined) return false;
    const isProven = fingerprint !== foreign && marks.includes(fingerprint);
    const isFirst = fingerprint !== foreign && marks.length === 0 && someRun(rows) === undefined;
    return isProven || (answers.get(fingerprint) ?? isFirst);
  };
  const isToRest = (fingerprint: string): boolean => {
    const { at, wait } = failures.get(fingerprint) ?? { at: 0, wait: 0 };
    return now() >= at && now() - at < wait;
  };

  const request = async (fingerprint: string, run: RunSlug) => {
    // Where the key has changed meanwhile, it may have been asked with the other one.
    const note = (call: () => void) => void (keyStore.fingerprint() === fingerprint && call());
    try {
      await api.run(run);
      note(() => answers.set(fingerprint, true));
    } catch (error) {
      const facts = factsOf(error);
      const count = (failures.get(fingerprint)?.count ?? 0) + 1;
      const wait = isOfKey(facts) ? Infinity : Math.max(nextTry(count), 1_000 * (facts.retryAfter ?? 0));
      note(() =>
        isRunNotFound(facts)
          ? answers.set(fingerprint, false)
          : failures.set(fingerprint, { count, at: now(), wait }),
      );
    }
  };

  return {
    isKnown,
    isForeign: (batchState) => {
      const fingerprint = keyStore.fingerprint();
      if (fingerprint === undefined || isKnown(batchState)) return false;
      return answers.get(fingerprint) === false || fingerprint === batchState.foreign;
    },
    ask: async (batchState, { isPressed } = { isPressed: false }) => {
      const fingerprint = keyStore.fingerprint();
      const run = someRun(batchState.rows);
      if (fingerprint === undefined || run === undefined || isKnown(batchState)) return;
      if (!isPressed && (answers.has(fingerprint) || isToRest(fingerprint))) return;
      const pending = requests.get(fingerprint) ?? request(fingerprint, run);
      requests.set(fingerprint, pending);
      await pending.finally(() => requests.delete(fingerprint));
    },
  };
}
