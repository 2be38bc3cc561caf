import { Failure, type FailureKind, factsOf } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { createListeners } from '#core/listeners.ts';
import { createdAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';

import type { Ask, ClientParts } from './client/client.ts';
import type { ApiConfig } from './config/config.ts';
import { type Dialect, isOfBothVersions, type Operations } from './dialect.ts';
import type { Api, EndOfV1 } from './operations.ts';
import { untilReachable } from './client/until-reachable.ts';
import { createServerClock } from './client/server-clock.ts';
import { v1 } from './v1/dialect.ts';
import type { AccountOperations } from './account-operations.ts';
import { v2 } from './v2/dialect.ts';
import { SHARED_CODES } from './wire/shared-codes.ts';

const DIALECTS: Record<ApiConfig['version'], Dialect> = { v1, v2 };

const ONE_MISSING: ReadonlySet<FailureKind> = new Set(['workerNotFound', 'runNotFound', 'taskNotFound']);

function mayBeEnd(error: unknown): boolean {
  const { status, kind } = factsOf(error);
  return (status === 404 || status === 410) && !ONE_MISSING.has(kind);
}

type Speech = {
  readonly version: ApiConfig['version'];
  readonly dialect: Dialect;
  readonly operations: (kind: FailureKind) => Promise<Operations>;
  readonly worker: (kind: FailureKind) => Promise<Api['worker']>;
  readonly withKey: (kind: FailureKind) => Promise<(key: string) => Operations>;
};

/**
 * The platform's operations in the API version that the build names. If v1 stops answering, v2 is used
 * from then on.
 * Reads are repeated in v2; requests that start or create something are sent in one version only.
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
  const known = { hasKey, serverTime: clock.read };
  const speak = (version: ApiConfig['version'], spoken = DIALECTS[version]): Speech => {
    const load = loadOnce(async () => {
      const [{ createOperations }, ask] = await Promise.all([
        spoken.loadOperations(),
        loadAsk(spoken.kindOfCode),
      ]);
      return {
        usual: createOperations({ ask, ...known }),
        withKey: (key: string) => createOperations({ ask: askWith(ask, key), ...known }),
      };
    });
    const worker = loadOnce(async () => {
      const [{ createWorkerReader }, ask] = await Promise.all([
        spoken.loadWorkerReader(),
        loadAsk(spoken.kindOfCode),
      ]);
      return createWorkerReader({ ask, ...known });
    });
    return {
      version,
      dialect: spoken,
      worker,
      operations: async (kind) => (await load(kind)).usual,
      withKey: async (kind) => (await load(kind)).withKey,
    };
  };
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
  const hasMovedOn = async (failed: Speech, error: unknown): Promise<boolean> => {
    if (failed === speech && failed.version === 'v1' && mayBeEnd(error)) {
      looking ??= lookForEnd()
        .catch(() => undefined)
        .finally(() => (looking = undefined));
      await looking;
    }
    return failed !== speech;
  };
  const readSpoken = async <Answer>(ask: (spoken: Speech) => Promise<Answer>): Promise<Answer> => {
    const initialSpeech = speech;
    try {
      return await ask(initialSpeech);
    } catch (error) {
      if (await hasMovedOn(initialSpeech, error)) return ask(speech);
      throw error;
    }
  };
  const read = <Answer>(ask: (operations: Operations) => Promise<Answer>): Promise<Answer> =>
    readSpoken(async (spoken) => ask(await spoken.operations('network')));
  /**
   * Reads the key now: a start or creation uses the key of the moment it was requested, however long it
   * waits.
   */
  const keyNow = () => parts.keyStore.get() ?? '';
  /**
   * Resolves once a start can be sent. Loads the reading code first, because a start with an unreadable
   * answer is lost.
   */
  const readyToSend = async (wanted?: AbortSignal) => {
    const initialSpeech = speech;
    await untilReachable(reach, wanted);
    const withKey = await initialSpeech.withKey('offline');
    throwUnwanted(wanted);
    return async <Answer>(
      key: string,
      send: (operations: Operations) => Promise<Answer>,
    ): Promise<Answer> => {
      try {
        return await send(withKey(key));
      } catch (error) {
        await hasMovedOn(initialSpeech, error);
        throw error;
      }
    };
  };
  const start = async <Answer>(send: (operations: Operations) => Promise<Answer>, wanted?: AbortSignal) => {
    const key = keyNow();
    return (await readyToSend(wanted))(key, send);
  };
  const client = loadOnce(() => import('./client/client.ts'));
  const stops = loadOnce(() => import('./stopped-runs.ts'));
  const accountIds = loadOnce(() => import('./key/account-id.ts'));
  const reach: Api['reach'] = async (signal) =>
    (await client('network')).createReach(parts, speech.dialect.publicPath)(signal);
  const loadAccount = loadOnce(async () => {
    const [{ createAccountOperations }, { noticeOnlyV1 }, askV2] = await Promise.all([
      import('./v2/account/operations.ts'),
      import('./v2/account/only-v1.ts'),
      loadAsk((code) => SHARED_CODES.get(code)),
    ]);
    const ask = noticeOnlyV1(askV2, {
      v1Answers: async () => {
        if (speech.version !== 'v1') throw new Failure({ kind: 'unknown' });
        return (await speech.operations('network')).searchStore('a');
      },
      key: parts.keyStore.get,
    });
    return {
      usual: createAccountOperations(ask),
      withKey: (key: string) => createAccountOperations(askWith(ask, key)),
    };
  });
  const account = async (kind: FailureKind) => (await loadAccount(kind)).usual;
  const change = async <Answer>(
    send: (operations: AccountOperations) => Promise<Answer>,
  ): Promise<Answer> => {
    const key = keyNow();
    return send((await loadAccount('offline')).withKey(key));
  };
  const make = async <Answer>(
    send: (operations: AccountOperations) => Promise<Answer>,
    wanted?: AbortSignal,
  ): Promise<Answer> => {
    const key = keyNow();
    await untilReachable(reach, wanted);
    const { withKey } = await loadAccount('offline');
    throwUnwanted(wanted);
    return send(withKey(key));
  };
  const pendingCosts = loadOnce(async () =>
    (await import('./pending-costs.ts')).createPendingCosts(clock.read),
  );
  const seenOrder = new Map<RunSlug, number>();
  const seen = async <Page extends { readonly runs: readonly Run[] }>(page: Page): Promise<Page> => {
    const withPendingCosts = await pendingCosts('network');
    for (const { slug } of page.runs) {
      clock.pass(createdAt(slug));
      if (!seenOrder.has(slug)) seenOrder.set(slug, seenOrder.size);
    }
    return { ...page, runs: withPendingCosts(page.runs) };
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
    worker: (...given) => readSpoken(async (spoken) => (await spoken.worker('network'))(...given)),
    proxyRegions: (...given) => read((spoken) => spoken.proxyRegions(...given)),
    run: async (...given) => {
      const found = await read((spoken) => spoken.run(...given));
      return (await seen({ runs: [found] })).runs[0] ?? found;
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
      // The run is stopped, whether or not this browser can remember that it asked for it.
      await stops('network').then(
        ({ noteStopped }) => noteStopped(run),
        () => undefined,
      );
    },
    account: (...given) => read((spoken) => spoken.account(...given)),
    startRun: (request, signal, wanted) =>
      start((spoken) => spoken.startRun(request, signal), anyOf(signal, wanted)),
    readyToStart: async () => {
      const send = await readyToSend();
      return (request, signal) => send(keyNow(), (spoken) => spoken.startRun(request, signal));
    },
    rerun: (run, callbackUrl, wanted) => start((spoken) => spoken.rerun(run, callbackUrl), wanted),
    v2: {
      exportResults: async (...given) => (await account('network')).exportResults(...given),
      taskSnippets: async () => (await account('network')).taskSnippets(),
      storePage: async (...given) => (await account('network')).storePage(...given),
      ownWorkers: async (...given) => (await account('network')).ownWorkers(...given),
      tasks: async (...given) => (await account('network')).tasks(...given),
      task: async (...given) => (await account('network')).task(...given),
      waitingRuns: async (...given) => (await account('network')).waitingRuns(...given),
      createTask: (task, wanted) => make((spoken) => spoken.createTask(task), wanted),
      changeTask: (...given) => change((spoken) => spoken.changeTask(...given)),
      changeTaskInput: (...given) => change((spoken) => spoken.changeTaskInput(...given)),
      deleteTask: (...given) => change((spoken) => spoken.deleteTask(...given)),
      runTask: (task, wanted) => make((spoken) => spoken.runTask(task), wanted),
      queueRun: (order, wanted) => make((spoken) => spoken.queueRun(order), wanted),
      activate: (refs, wanted) => make((spoken) => spoken.activate(refs), wanted),
      release: (...given) => change((spoken) => spoken.release(...given)),
    },
    reach,
    answers: async (version, signal) => {
      const [{ askVersion }, ask] = await Promise.all([versions('network'), loadAsk(dialect.kindOfCode)]);
      return askVersion(ask, version, { hasKey: hasKey(), signal });
    },
    serverTime: clock.read,
    seenUntilNow: () => {
      const now = seenOrder.size;
      return (run) => (seenOrder.get(run) ?? now) < now;
    },
    accountId: async () => {
      const key = parts.keyStore.get();
      if (key === undefined) return undefined;
      return (await accountIds('network')).accountId(key, parts.config.origin);
    },
  };
}

/** @throws Failure `offline`, meaning nothing was sent, if the request was aborted */
function throwUnwanted(wanted: AbortSignal | undefined): void {
  if (wanted?.aborted === true) throw new Failure({ kind: 'offline' });
}

function anyOf(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}

const askWith =
  (ask: Ask, key: string): Ask =>
  (request, read, options) =>
    ask(request, read, { ...options, key });

/**
 * Loads once, and again after a failure, since the network may be back. Fails with the kind that the
 * caller passes.
 */
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
