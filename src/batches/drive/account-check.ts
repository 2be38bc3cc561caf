import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import type { Course } from '#core/batch/course/course.ts';
import { someRun } from '#core/batch/course/decide.ts';
import { factsOf } from '#core/errors/failure.ts';
import { knowsNoRun } from '#core/errors/knows-not.ts';

type KeyedCourse = Pick<Course, 'marks' | 'foreign' | 'rows'>;

/** Whether the API key of this tab is one of the account that pays for a batch. */
export type AccountCheck = {
  /** As far as this tab knows. A batch that was begun without a key, and has no run, is of no account yet. */
  readonly isKnown: (course: KeyedCourse) => boolean;
  /** Asks the platform, once for each key, whether it shows a run of the batch to a key that is not known. */
  readonly ask: (course: KeyedCourse) => Promise<void>;
};

type AccountParts = { readonly api: Pick<Api, 'run'>; readonly keyStore: Pick<KeyStore, 'mark'> };

export function openAccountCheck({ api, keyStore }: AccountParts): AccountCheck {
  /** What the platform has answered, by the fingerprint of the key. */
  const answers = new Map<string, boolean>();
  const isKnown = ({ marks, foreign, rows }: KeyedCourse): boolean => {
    const fingerprint = keyStore.mark();
    if (fingerprint === undefined || fingerprint === foreign) return false;
    if (marks.includes(fingerprint) || answers.get(fingerprint) === true) return true;
    return marks.length === 0 && someRun(rows) === undefined;
  };
  return {
    isKnown,
    ask: async (course) => {
      const fingerprint = keyStore.mark();
      const run = someRun(course.rows);
      if (fingerprint === undefined || run === undefined || answers.has(fingerprint) || isKnown(course))
        return;
      let isShown: boolean | undefined;
      try {
        await api.run(run);
        isShown = true;
      } catch (error) {
        if (knowsNoRun(factsOf(error))) isShown = false;
      }
      // Asked with another key where that has changed meanwhile; and asked again where no answer came.
      if (isShown !== undefined && keyStore.mark() === fingerprint) answers.set(fingerprint, isShown);
    },
  };
}
