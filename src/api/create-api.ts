import { createdAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';

import { createAsk, createReach, createSend, type ClientParts } from './client.ts';
import type { ApiConfig } from './config.ts';
import type { Dialect } from './dialect.ts';
import type { Api } from './operations.ts';
import { refuseOffline } from './refuse-offline.ts';
import { createServerClock } from './server-clock.ts';
import { v1 } from './v1/dialect.ts';
import { v2 } from './v2/dialect.ts';

/** A built page speaks the version that its build names, and leaves the other out. */
const BUILT_FOR: unknown = import.meta.env.PROD ? import.meta.env.VITE_API_VERSION : undefined;

const DIALECTS: Record<ApiConfig['version'], Dialect | undefined> = {
  v1: BUILT_FOR === 'v2' ? undefined : v1,
  v2: BUILT_FOR === 'v1' ? undefined : v2,
};

/** The platform's operations, spoken in the version of its API that the build names. */
export function createApi(parts: Omit<ClientParts, 'clock'>): Api {
  const dialect = DIALECTS[parts.config.version];
  if (dialect === undefined) throw new Error(`This build does not speak ${parts.config.version} of the API.`);
  const { kindOfCode, publicPath, createOperations } = dialect;
  const clock = createServerClock();
  const ask = createAsk(createSend({ ...parts, clock }, kindOfCode));
  const hasKey = () => parts.keyStore.get() !== undefined;
  const reach = createReach(parts, publicPath);
  const operations = createOperations({ ask, hasKey });
  const { startRun, rerun, startTask, run, runs, walkRuns } = operations;
  const seen = <Told extends { readonly runs: readonly Run[] }>(told: Told): Told => {
    for (const { slug } of told.runs) clock.pass(createdAt(slug));
    return told;
  };
  return {
    ...operations,
    run: async (slug, signal) => {
      const found = await run(slug, signal);
      seen({ runs: [found] });
      return found;
    },
    runs: async (filter, signal) => seen(await runs(filter, signal)),
    walkRuns: async (walk, signal) => seen(await walkRuns(walk, signal)),
    startRun: refuseOffline(startRun, reach),
    rerun: refuseOffline(rerun, reach),
    startTask: refuseOffline(startTask, reach),
    reach,
    serverTime: clock.read,
  };
}
