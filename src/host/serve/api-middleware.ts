import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { API_HEADERS } from './answer-headers.ts';
import { answerFailure, type Failure } from './answer.ts';
import { BODY_LIMITS, type BodyLimits, withBodies } from './bodies.ts';
import { forward } from './forward.ts';
import { isOwnRequest } from './own-request.ts';
import { mayHaveBody, refusalOf } from './passed-on.ts';

type SandboxApp = { fetch(request: Request): Response | Promise<Response> };

export type ApiBackend = (
  | { readonly kind: 'sandbox'; readonly app: SandboxApp }
  | { readonly kind: 'origin'; readonly origin: string }
) & { readonly limits?: BodyLimits };

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/**
 * Answers `/api/*` (and `/__sandbox/*` for the sandbox) on the page's own origin; passes everything else
 * on.
 * @param boundHost host name the server listens on, if it is not a loopback name
 */
export function apiMiddleware(backend: ApiBackend, boundHost?: string): Middleware {
  const { limits = BODY_LIMITS } = backend;
  const handle =
    backend.kind === 'sandbox' ? sandboxListener(backend.app, limits) : forwarder(backend.origin, limits);
  return (req, res, next) => {
    closeAfterAnswer(res);
    const target = req.url ?? '/';
    if (!/^\/(api|__sandbox)([/?]|$)/.test(target)) return next();
    if (!isOwnRequest(req.headers, boundHost)) {
      return answerFailure(res, {
        status: 403,
        code: 4030,
        message:
          'This server answers only its own page: the request is for another host, or from another page.',
      });
    }
    handle(req, res);
  };
}

/**
 * Closes the connection after each answer, also for files. On a reused connection, browsers resend a
 * request, even a POST, if it breaks before the answer: one click would start two runs.
 */
function closeAfterAnswer(res: ServerResponse): void {
  res.shouldKeepAlive = false;
}

const REFUSALS = {
  path: { status: 404, code: 4040, message: 'Only paths under /api are forwarded.' },
  method: { status: 405, code: 4050, message: 'This method is not forwarded under this path.' },
  upgrade: { status: 400, code: 4000, message: 'This server speaks HTTP only.' },
  body: { status: 400, code: 4000, message: 'Only a POST or PUT may have a body.' },
} as const satisfies Record<string, Failure>;

function forwarder(origin: string, limits: BodyLimits) {
  const pass = withBodies(limits, (req, res, body) => forward(req, res, body, origin));
  return (req: IncomingMessage, res: ServerResponse) => {
    const refusal = refusalOf(req.method, req.url ?? '/') ?? refusalOfHeaders(req);
    if (refusal === undefined) pass(req, res);
    else answerFailure(res, REFUSALS[refusal]);
  };
}

function refusalOfHeaders({ method, headers }: IncomingMessage): 'upgrade' | 'body' | undefined {
  if (headers.upgrade !== undefined) return 'upgrade';
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return hasBody && !mayHaveBody(method) ? 'body' : undefined;
}

/** The sandbox asks for a dropped connection with the header `x-sandbox-drop: 1`. */
function sandboxListener(app: SandboxApp, limits: BodyLimits) {
  const listener = getRequestListener(
    async (request, { incoming }) => {
      const response = await app.fetch(request);
      if (response.headers.get('x-sandbox-drop') === '1') incoming.socket.destroy();
      for (const [name, value] of Object.entries(API_HEADERS)) response.headers.set(name, value);
      return response;
    },
    { overrideGlobalObjects: false },
  );
  // The listener takes a body that was read before it from this member.
  return withBodies(limits, (req, res, rawBody) => void listener(Object.assign(req, { rawBody }), res));
}
