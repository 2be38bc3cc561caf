import { apiMiddleware } from '#host/serve/api-middleware.ts';
import { createSandbox } from '#sandbox/app.ts';
import { listen } from './listen.ts';
import { createSandboxClient, type Sandbox } from './sandbox.ts';

type Listener = Parameters<typeof listen>[0];

/** A sandbox behind `/api` of a server in this process; what is asked beside it goes to `otherwise`. */
export async function startSandbox(
  otherwise: NonNullable<Listener> = (_, res) => res.writeHead(404).end(),
): Promise<{ readonly origin: string; readonly sandbox: Sandbox; readonly stop: () => Promise<void> }> {
  const { app } = createSandbox({ now: () => Date.now(), random: () => Math.random() });
  const api = apiMiddleware({ kind: 'sandbox', app });
  const { origin, stop } = await listen((req, res) => api(req, res, () => otherwise(req, res)));
  return { origin, sandbox: createSandboxClient(origin), stop: () => Promise.resolve(stop()) };
}
