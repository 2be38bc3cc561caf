import type { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Json } from '#core/json/json.ts';
import { beginFault, faultSchema } from '../faults.ts';
import { platformSchema } from '../platform.ts';
import { usageOf, type SandboxRun } from '../runs/run.ts';
import { shortened } from '../start/start-run.ts';
import type { SampleWorker } from '../worker.ts';
import { PACES } from '../world/state.ts';
import { findWorker, nextUlid, rememberedRequests, resetWorld, spentOf, type World } from '../world/world.ts';
import { anAddedWorker } from '../workers/added-worker.ts';

const count = (otherwise: number) =>
  z._default(z.int().check(z.nonnegative(), z.maximum(1_000_000)), otherwise);

const aRun = z.object({
  rows: count(100),
  logs: count(100),
  subtasks: count(1),
  failedSubtasks: count(0),
  worker: z._default(z.string(), 'coreclaw/google-maps-scraper'),
  version: z._default(z.string(), 'v1.0.0'),
  status: z._default(z.enum(['succeeded', 'failed']), 'succeeded'),
  message: z._default(z.string(), ''),
  /** Milliseconds since its end. */
  age: z._default(z.number().check(z.nonnegative()), 0),
  origin: z._default(z.string(), 'web'),
  /** Chooses its rows; absent: by chance. */
  seed: z.optional(z.int().check(z.nonnegative())),
});

const BODIES = {
  balance: z.object({ balance: z.coerce.number().check(z.nonnegative()) }),
  pace: z.object({ pace: z.enum(PACES) }),
  workers: z.object({
    slug: z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/)),
    title: z.optional(z.string()),
    data: z.custom<Json>((value: unknown) => value !== undefined),
    storeSlug: z.optional(z.string()),
    underReview: z.optional(z.boolean()),
  }),
  platform: platformSchema,
  runs: aRun,
  history: z.array(aRun).check(z.maxLength(100_000)),
};

function addWorker(world: World, { slug, title, ...rest }: z.infer<typeof BODIES.workers>): SampleWorker {
  const worker = anAddedWorker({
    id: nextUlid(world),
    path: slug,
    title: title ?? slug.slice(slug.indexOf('/') + 1),
    ...rest,
  });
  world.state.workers = [worker, ...world.state.workers.filter(({ path }) => path !== slug)];
  return worker;
}

type WantedRun = z.infer<typeof aRun>;

function aFinishedRun(world: World, wanted: WantedRun): SandboxRun | undefined {
  const { rows, logs, status, message, age, origin, subtasks, failedSubtasks, version, seed } = wanted;
  const worker = findWorker(world, wanted.worker);
  if (worker === undefined) return undefined;
  const createdAt = world.now() - 11_000 - age;
  return {
    slug: nextUlid(world, createdAt),
    worker,
    workerSlug: worker.path,
    version,
    parameters: { system: {}, custom: {} },
    seed: seed ?? Math.floor(world.random() * 2 ** 32),
    createdAt,
    readyFor: 1_000,
    runningFor: 10_000,
    abortingFor: 2_000,
    tasks: subtasks,
    failedTasks: failedSubtasks,
    items: ['example'],
    total: { results: rows, logs, traffic: rows * 1_000 },
    ending: { status, message },
    origin,
  };
}

function addRuns(world: World, wantedRuns: readonly WantedRun[]): readonly string[] | undefined {
  const runs = wantedRuns.flatMap((wanted) => aFinishedRun(world, wanted) ?? []);
  if (runs.length < wantedRuns.length) return undefined;
  for (const run of runs) world.state.funds += usageOf(run, world.now());
  world.state.runs = [...world.state.runs, ...runs].sort((a, b) => b.createdAt - a.createdAt);
  return runs.map(({ slug }) => slug);
}

/**
 * Control endpoints, which steer the sandbox from outside: faults of the next answers, received requests,
 * balance, speed of runs, platform behaviour, Workers with any descriptor, finished runs of any size,
 * reset. They need no key.
 */
export function addControlRoutes(app: Hono, world: World): void {
  const done = (data: Json = null) => Response.json({ ok: true, data });
  const noWorker = () => Response.json({ ok: false, error: 'no such Worker' }, { status: 404 });

  app.post('/__sandbox/faults', async (c) => {
    world.state.faults.push(beginFault(faultSchema.parse(await c.req.json()), world.now()));
    return done();
  });
  app.delete('/__sandbox/faults', () => {
    world.state.faults = [];
    return done();
  });
  app.post('/__sandbox/release', () => {
    world.state.faults = world.state.faults.filter(
      ({ fault }) => fault.kind !== 'delay' || fault.ms !== undefined,
    );
    world.release();
    return done();
  });
  app.get('/__sandbox/requests', () => Response.json(rememberedRequests(world)));
  app.post('/__sandbox/reset', () => {
    resetWorld(world);
    return done();
  });
  app.post('/__sandbox/balance', async (c) => {
    const { balance } = BODIES.balance.parse(await c.req.json());
    world.state.funds = balance + spentOf(world);
    return done();
  });
  app.post('/__sandbox/pace', async (c) => {
    const { pace } = BODIES.pace.parse(await c.req.json());
    world.state.pace = pace;
    const now = world.now();
    if (pace === 'short') world.state.runs = world.state.runs.map((run) => shortened(run, now));
    return done();
  });
  app.post('/__sandbox/platform', async (c) => {
    world.state.platform = BODIES.platform.parse(await c.req.json());
    return done();
  });
  app.post('/__sandbox/workers', async (c) => {
    const { id, path } = addWorker(world, BODIES.workers.parse(await c.req.json()));
    return done({ id, slug: path });
  });
  app.get('/__sandbox/runs', () => Response.json(world.state.runs.map(({ slug }) => slug)));
  app.get('/__sandbox/inputs', () =>
    Response.json(
      world.state.runs.map(({ slug, parameters }) => ({ run_slug: slug, custom: parameters.custom })),
    ),
  );
  app.post('/__sandbox/runs', async (c) => {
    const [run_slug] = addRuns(world, [BODIES.runs.parse(await c.req.json())]) ?? [];
    return run_slug === undefined ? noWorker() : done({ run_slug });
  });
  app.post('/__sandbox/history', async (c) => {
    const slugs = addRuns(world, BODIES.history.parse(await c.req.json()));
    return slugs === undefined ? noWorker() : done([...slugs]);
  });
}
