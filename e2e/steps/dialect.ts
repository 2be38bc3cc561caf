import { MAPS, MAPS_BODY } from './compose.ts';

/** A version of the platform's API. */
export type Dialect = 'v1' | 'v2';

/** What of a dialect the tests look at: where requests go, and what a start looks like. */
export type Wire = {
  /** Path of a start of the Maps Worker. */
  readonly start: string;
  /** Path of the list of runs; in v2 the beginning of a run's own path too. */
  readonly runList: string;
  /** Path of the state of one run, or its beginning. */
  readonly run: string;
  readonly account: string;
  readonly store: string;
  /** Whether a path asks for the state of one run. */
  readonly asksForRun: (path: string) => boolean;
  /** The status of a run that succeeded, as its record says it. */
  readonly succeeded: number | string;
  /** What the untouched form of the Maps Worker asks for. */
  readonly mapsBody: (opened?: MapsOpened) => MapsBody;
};

type MapsOpened = {
  /** The name that the Worker was opened by. */
  readonly slug?: string;
  /** Whether there is a key: v2 tells the version and the Worker's own system defaults to nobody else. */
  readonly keyed?: boolean;
};

type MapsBody = {
  readonly input: {
    readonly parameters: {
      readonly system: Omit<typeof SYSTEM, 'proxy_region'>;
      readonly custom: typeof CUSTOM;
    };
  };
};

const { system: SYSTEM, custom: CUSTOM } = MAPS_BODY.input.parameters;
const { scraper_slug: _slug, ...V2_BODY } = MAPS_BODY;
const { version: _version, ...V2_PUBLIC_BODY } = V2_BODY;
const { proxy_region: _region, ...V2_PUBLIC_SYSTEM } = SYSTEM;

export const WIRES: Record<Dialect, Wire> = {
  v1: {
    start: '/api/v1/scraper/run',
    runList: '/api/v1/run/list',
    run: '/api/v1/run/detail',
    account: '/api/v1/account/info',
    store: '/api/store',
    asksForRun: (path) => path === '/api/v1/run/detail',
    succeeded: 3,
    mapsBody: ({ slug = MAPS } = {}) => ({ ...MAPS_BODY, scraper_slug: slug }),
  },
  v2: {
    start: `/api/v2/workers/${MAPS.replace('/', '~')}/runs`,
    runList: '/api/v2/worker-runs',
    run: '/api/v2/worker-runs/',
    account: '/api/v2/users/account',
    store: '/api/v2/store',
    asksForRun: (path) => /^\/api\/v2\/worker-runs\/[^/?]+$/.test(path),
    succeeded: 'succeeded',
    mapsBody: ({ keyed = false } = {}) =>
      keyed
        ? V2_BODY
        : { ...V2_PUBLIC_BODY, input: { parameters: { system: V2_PUBLIC_SYSTEM, custom: CUSTOM } } },
  },
};
