import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Json } from '#core/json/json.ts';
import { gone, notFound, refuse, Refusal, v2Refuse } from './http/answer.ts';
import { requireKey } from './http/authenticate.ts';
import { spoil, takeFault } from './faults.ts';
import { addAccountRoutes } from './routes/account-routes.ts';
import { addControlRoutes } from './routes/control-routes.ts';
import { addDownloadRoutes } from './routes/download-routes.ts';
import { addPublicRoutes } from './routes/public-routes.ts';
import { addRunRoutes } from './routes/run-routes.ts';
import { addStartRoutes } from './routes/start-routes.ts';
import { addV2PublicRoutes } from './routes/v2-public-routes.ts';
import { addV2QueueRoutes } from './routes/v2-queue-routes.ts';
import { addV2RunRoutes } from './routes/v2-run-routes.ts';
import { addV2StartRoutes } from './routes/v2-start-routes.ts';
import { addV2TaskRoutes } from './routes/v2-task-routes.ts';
import { saveState } from './world/saved-state.ts';
import { createWorld, newRequestId, remember, type SandboxOptions, type World } from './world/world.ts';

function answerRefusal(world: World, path: string, refusal: Refusal): Response {
  return path.startsWith('/api/v2/') ? v2Refuse(refusal, newRequestId(world)) : refuse(refusal);
}

function createPlatform(world: World): Hono {
  const app = new Hono();
  app.use('/api/*', async (c, next) => {
    const { v1 } = world.state.platform;
    if (v1 !== 'answers' && !c.req.path.startsWith('/api/v2/')) throw v1 === 'gone' ? gone() : notFound();
    await next();
  });
  addPublicRoutes(app, world);
  addV2PublicRoutes(app, world);
  for (const keyed of ['/api/v1/*', '/api/v2/*']) {
    app.use(keyed, async (c, next) => {
      requireKey(c.req.raw.headers, world.key, world.state.platform);
      await next();
    });
  }
  addStartRoutes(app, world);
  addRunRoutes(app, world);
  addAccountRoutes(app, world);
  addV2StartRoutes(app, world);
  addV2RunRoutes(app, world);
  addV2TaskRoutes(app, world);
  addV2QueueRoutes(app, world);
  app.notFound((c) => answerRefusal(world, c.req.path, notFound()));
  app.onError((error, c) =>
    answerRefusal(
      world,
      c.req.path,
      error instanceof Refusal ? error : new Refusal(500, 5000, `internal error: ${error.message}`),
    ),
  );
  return app;
}

/**
 * A small CoreClaw in memory: the endpoints of v1 and v2 under `/api`, over the same runs, and the control
 * endpoints under `/__sandbox`. It uses no timers and no Node APIs. An answer with the header
 * `x-sandbox-drop` asks the host to close the connection without an answer.
 * @returns the app, which answers web-standard requests, the one key it accepts, and the state to save
 * (`saved` of the next sandbox)
 */
export function createSandbox(options: SandboxOptions): {
  readonly app: Hono;
  readonly key: string;
  readonly save: () => Json;
} {
  const world = createWorld(options);
  const platform = createPlatform(world);
  const app = new Hono();
  // `Authorization` passes the preflight of other origins, and `api-key` does not (docs/platform.md, "Origins and keys").
  app.use(
    '/api/*',
    cors({
      origin: '*',
      allowHeaders: ['Authorization', 'Content-Type'],
      allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    }),
  );
  app.all('/api/*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const body = await c.req.raw.clone().text();
    const headers = Object.fromEntries(c.req.raw.headers);
    remember(world, { method: c.req.method, path: `${pathname}${search}`, headers, body });
    const { state } = world;
    // What a fault held back until after a reset starts nothing in the world that came after.
    const next = async () =>
      world.state === state ? platform.fetch(c.req.raw) : new Response(null, { status: 503 });
    const fault = takeFault(world.state.faults, pathname, world.now());
    return fault === undefined ? next() : spoil(fault, { ...world, next });
  });
  addControlRoutes(app, world);
  addDownloadRoutes(app, world);
  app.onError((error) => Response.json({ ok: false, error: error.message }, { status: 400 }));
  return { app, key: world.key, save: () => saveState(world.state) };
}
