import { Failure, type FailureKind } from '#core/errors/failure.ts';
import { createdAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';

import type { Ask, ClientParts } from './client/client.ts';
import type { ApiConfig } from './config/config.ts';
import type { Dialect } from './dialect.ts';
import type { Api } from './operations.ts';
import { noteStopped } from './stopped-runs.ts';
import { refuseOffline } from './client/refuse-offline.ts';
import { createServerClock } from './client/server-clock.ts';
import { v1 } from './v1/dialect.ts';
import { v2 } from './v2/dialect.ts';
import { SHARED_CODES } from './wire/shared-codes.ts';

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
  const { versionRequired, detailNeedsKey, listsMonths, requests, kindOfCode, publicPath } = dialect;
  const clock = createServerClock();
  const loadAsk = async (meaning: Dialect['kindOfCode']): Promise<Ask> => {
    const { createAsk, createSend } = await import('./client/client.ts');
    return createAsk(createSend({ ...parts, clock }, meaning));
  };
  const hasKey = () => parts.keyStore.get() !== undefined;
  const loadedReach = loadOnce(async () =>
    (await import('./client/client.ts')).createReach(parts, publicPath),
  );
  const reach: Api['reach'] = async (signal) => (await loadedReach('network'))(signal);
  const loaded = loadOnce(async () => {
    const [{ createOperations }, ask] = await Promise.all([dialect.loadOperations(), loadAsk(kindOfCode)]);
    return createOperations({ ask, hasKey });
  });
  const account = loadOnce(async () => {
    const [{ createAccountOperations }, { noticeOnlyV1 }, askV2] = await Promise.all([
      import('./v2/account/operations.ts'),
      import('./v2/account/only-v1.ts'),
      loadAsk((code) => SHARED_CODES.get(code)),
    ]);
    return createAccountOperations(
      noticeOnlyV1(askV2, {
        ...(parts.config.version !== 'v2' && {
          v1Answers: async () => (await loaded('network')).searchStore('a'),
        }),
        key: parts.keyStore.get,
      }),
    );
  });
  const reading = () => loaded('network');
  // Their code is there before anything is sent: an answer that cannot be read would be a start that is lost.
  const starting = () => loaded('offline');
  const seen = <Told extends { readonly runs: readonly Run[] }>(told: Told): Told => {
    for (const { slug } of told.runs) clock.pass(createdAt(slug));
    return told;
  };
  return {
    versionRequired,
    detailNeedsKey,
    listsMonths,
    requests,
    searchStore: async (...given) => (await reading()).searchStore(...given),
    worker: async (...given) => (await reading()).worker(...given),
    proxyRegions: async (...given) => (await reading()).proxyRegions(...given),
    run: async (...given) => {
      const found = await (await reading()).run(...given);
      seen({ runs: [found] });
      return found;
    },
    runs: async (...given) => seen(await (await reading()).runs(...given)),
    walkRuns: async (...given) => seen(await (await reading()).walkRuns(...given)),
    results: async (...given) => (await reading()).results(...given),
    exportResults: async (...given) => (await reading()).exportResults(...given),
    jobs: async () => (await reading()).jobs(),
    log: async (...given) => (await reading()).log(...given),
    abort: async (run) => {
      await (await reading()).abort(run);
      noteStopped(run);
    },
    account: async (...given) => (await reading()).account(...given),
    startRun: refuseOffline(async (...given) => (await starting()).startRun(...given), reach),
    rerun: refuseOffline(async (...given) => (await starting()).rerun(...given), reach),
    startTask: refuseOffline(async (...given) => (await starting()).startTask(...given), reach),
    v2: {
      taskSnippets: async () => (await account('network')).taskSnippets(),
      storePage: async (...given) => (await account('network')).storePage(...given),
      ownWorkers: async (...given) => (await account('network')).ownWorkers(...given),
      tasks: async (...given) => (await account('network')).tasks(...given),
      task: async (...given) => (await account('network')).task(...given),
      waitingRuns: async (...given) => (await account('network')).waitingRuns(...given),
      // Their code is there before anything is sent, as for a start.
      createTask: refuseOffline(async (...given) => (await account('offline')).createTask(...given), reach),
      changeTask: async (...given) => (await account('offline')).changeTask(...given),
      changeTaskInput: async (...given) => (await account('offline')).changeTaskInput(...given),
      deleteTask: async (...given) => (await account('offline')).deleteTask(...given),
      runTask: refuseOffline(async (...given) => (await account('offline')).runTask(...given), reach),
      queueRun: refuseOffline(async (...given) => (await account('offline')).queueRun(...given), reach),
      activate: async (...given) => (await account('offline')).activate(...given),
      release: async (...given) => (await account('offline')).release(...given),
    },
    reach,
    serverTime: clock.read,
  };
}

/** Loads once, and anew after it failed: the network may be back. What fails is told as the kind that the caller asks for. */
function loadOnce<Loaded>(load: () => Promise<Loaded>): (kind: FailureKind) => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined;
  return async (kind) => {
    try {
      return await (loading ??= load());
    } catch {
      loading = undefined;
      throw new Failure({ kind });
    }
  };
}
