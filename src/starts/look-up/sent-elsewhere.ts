import type { SentStart } from '#starts/history/sent-starts.ts';
import { type StartSubject, subjectKey } from '#starts/journal/start-subject.ts';

import { LATEST_RUN } from './find-candidates.ts';
import type { Tabs } from './second-runs.ts';

type Asked = {
  readonly subjects: readonly StartSubject[];
  /** The IDs of the starts of this tab, which tells of them itself. */
  readonly own: ReadonlySet<string>;
  readonly now: number;
};

/** Of the starts that other tabs have sent, those that stand in the way of these subjects: this browser has seen no answer, and nobody has settled them. */
export function sentElsewhere({ all, answers }: Tabs, { subjects, own, now }: Asked): readonly SentStart[] {
  const keys = new Set(subjects.map(subjectKey));
  const answered = new Set(answers.values());
  return all.filter(
    ({ id, at, key, run, settled }) =>
      key !== undefined &&
      keys.has(key) &&
      at > now - LATEST_RUN &&
      run === undefined &&
      !settled &&
      !own.has(id) &&
      !answered.has(id),
  );
}
