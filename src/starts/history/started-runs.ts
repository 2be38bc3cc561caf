import type { StartedRuns } from '#core/spend/task-runs.ts';

import { runHistory } from './run-history.ts';
import { sentStarts } from './sent-starts.ts';

export async function startedRuns(): Promise<StartedRuns> {
  const [sent, answers] = [await sentStarts.all(), await runHistory.answers()];
  const tasks = new Map(sent.map(({ id, task }) => [id, task]));
  return new Map([...answers].map(([run, intent]) => [run, tasks.get(intent)]));
}
