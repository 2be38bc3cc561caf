import { Failure, type FailureKind, factsOf } from '#core/errors/failure.ts';
import { createListeners } from '#core/listeners.ts';
import { createdAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';

import type { Ask, ClientParts } from './client/client.ts';
import type { ApiConfig } from './config/config.ts';
import { type Dialect, isOfBothVersions, type Operations } from './dialect.ts';
import type { Api, EndOfV1 } from './operations.ts';
import { noteStopped } from './stopped-runs.ts';
import { refuseOffline } from './client/refuse-offline.ts';
import { createServerClock } from './client/server-clock.ts';
import { v1 } from './v1/dialect.ts';
import { v2 } from './v2/dialect.ts';
import { SHARED_CODES } from './wire/shared-codes.ts';

const DIALECTS: Record<ApiConfig['version'], Dialect> = { v1, v2 };

/** Kinds of one thing that is not there. */
const ONE_MISSING: ReadonlySet<FailureKind> = new Set(['workerNotFound', 'runNotFound', 'taskNotFound']);

/** Whether a version that is not there any more may answer so. */
function mayBeEnd(error: unknown): boolean {
  const { status, kind } = factsOf(error);
  return (status === 404 || status === 410) && !ONE_MISSING.has(kind);
}

/** A version as it is spoken. */
type Speech = {
  readonly version: ApiConfig['version'];
  readonly dialect: Dialect;
  readonly operations: (kind: FailureKind) => Promise<Operations>;
};

/**
 * The platform's operations, spoken in the version of its API that the build names; where that was v1, and the platform no longer
 * answers it, in v2 from then on. What was only read is read again then; what starts or makes something is sent in one of them only.
 */
export function createApi(parts: Omit<ClientParts, 'clock'>): Api {
  const dialect = DIALECTS[parts.config.version];
  const clock = createServerClock();
  const { subscribe, notify } = createListeners();
  const loadAsk = async (meaning: Dialect['kindOfCode']): Promise<Ask> => {
    const { createAsk, createSend } = await import('./client/client.ts');
    return createAsk(createSend({ ...parts, clock }, meaning));
  };
  const hasKey = () => parts.keyStore.get() !== undefined;
  const speak = (version: ApiConfig['version'], spoken = DIALECTS[version]): Speech => ({
    version,
    dialect: spoken,
    operations: loadOnce(async () => {
      const [{ createOperations }, ask] = await Promise.all([
        spoken.loadOperations(),
        loadAsk(spoken.kindOfCode),
      ]);
      return createOperations({ ask, hasKey });
    }),
  });
  const versions = loadOnce(() => import('./versions.ts'));
  let speech = speak(parts.config.version);
  let end: EndOfV1 | undefined;
  const lookForEnd = async (): Promise<void> => {
    const [{ findEndOfV1 }, ask] = await Promise.all([versions('network'), loadAsk(dialect.kindOfCode)]);
    end = await findEndOfV1(ask);
    if (end === undefined) return;
    speech = speak('v2');
    notify();
  };
  let looking: Promise<void> | undefined;
  /** Whether another version is spoken now than when this failed. */
  const hasMovedOn = async (failed: Speech, error: unknown): Promise<boolean> => {
    if (failed === speech && failed.version === 'v1' && mayBeEnd(error)) {
      looking ??= lookForEnd()
        .catch(() => undefined)
        .finally(() => (looking = undefined));
      await looking;
    }
    return failed !== speech;
  };
  const read = async <Told>(ask: (operations: Operations) => Promise<Told>): Promise<Told> => {
    const asked = speech;
    try {
      return await ask(await asked.operations('network'));
    } catch (error) {
      if (await hasMovedOn(asked, error)) return ask(await speech.operations('network'));
      throw error;
    }
  };
  // Their code is there before anything is sent: an answer that cannot be read would be a start that is lost.
  const start = async <Told>(send: (operations: Operations) => Promise<Told>): Promise<Told> => {
    const asked = speech;
    const operations = await asked.operations('offline');
    try {
      return await send(operations);
    } catch (error) {
      await hasMovedOn(asked, error);
      throw error;
    }
  };
  const client = loadOnce(() => import('./client/client.ts'));
  const marks = loadOnce(() => import('./account-mark.ts'));
  const reach: Api['reach'] = async (signal) =>
    (await client('network')).createReach(parts, speech.dialect.publicPath)(signal);
  const account = loadOnce(async () => {
    const [{ createAccountOperations }, { noticeOnlyV1 }, askV2] = await Promise.all([
      import('./v2/account/operations.ts'),
      import('./v2/account/only-v1.ts'),
      loadAsk((code) => SHARED_CODES.get(code)),
    ]);
    return createAccountOperations(
      noticeOnlyV1(askV2, {
        v1Answers: async () => {
          if (speech.version !== 'v1') throw new Failure({ kind: 'unknown' });
          return (await speech.operations('network')).searchStore('a');
        },
        key: parts.keyStore.get,
      }),
    );
  });
  const seen = <Told extends { readonly runs: readonly Run[] }>(told: Told): Told => {
    for (const { slug } of told.runs) clock.pass(createdAt(slug));
    return told;
  };
  return {
    get version() {
      return speech.version;
    },
    get endOfV1() {
      return end;
    },
    get versionRequired() {
      return speech.dialect.versionRequired;
    },
    get detailNeedsKey() {
      return speech.dialect.detailNeedsKey;
    },
    get listsMonths() {
      return speech.dialect.listsMonths;
    },
    get requests() {
      return speech.dialect.requests;
    },
    onVersion: subscribe,
    searchStore: (...given) => read((spoken) => spoken.searchStore(...given)),
    worker: (...given) => read((spoken) => spoken.worker(...given)),
    proxyRegions: (...given) => read((spoken) => spoken.proxyRegions(...given)),
    run: async (...given) => {
      const found = await read((spoken) => spoken.run(...given));
      seen({ runs: [found] });
      return found;
    },
    runs: async (...given) => seen(await read((spoken) => spoken.runs(...given))),
    walkRuns: async (...given) => seen(await read((spoken) => spoken.walkRuns(...given))),
    results: (...given) => read((spoken) => spoken.results(...given)),
    exportResults: async (slug, format, columns) =>
      isOfBothVersions(format)
        ? read((spoken) => spoken.exportResults(slug, format, columns))
        : (await account('network')).exportResults(slug, format, columns),
    jobs: () => read((spoken) => spoken.jobs()),
    log: (...given) => read((spoken) => spoken.log(...given)),
    abort: async (run) => {
      await read((spoken) => spoken.abort(run));
      noteStopped(run);
    },
    account: (...given) => read((spoken) => spoken.account(...given)),
    startRun: refuseOffline((...given) => start((spoken) => spoken.startRun(...given)), reach),
    rerun: refuseOffline((...given) => start((spoken) => spoken.rerun(...given)), reach),
    startTask: refuseOffline((...given) => start((spoken) => spoken.startTask(...given)), reach),
    v2: {
      exportResults: async (...given) => (await account('network')).exportResults(...given),
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
    answers: async (version, signal) => {
      const [{ askVersion }, ask] = await Promise.all([versions('network'), loadAsk(dialect.kindOfCode)]);
      return askVersion(ask, version, { hasKey: hasKey(), signal });
    },
    serverTime: clock.read,
    accountMark: async () => {
      const key = parts.keyStore.get();
      if (key === undefined) return undefined;
      return (await marks('network')).accountMark(key, parts.config.origin);
    },
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
