import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { answerFailure } from './answer.ts';
import { staysUnderApi } from './api-path.ts';
import { forwardToApi } from './forward.ts';
import { isOwnRequest } from './own-request.ts';

/** The embedded platform as this server needs it: a web-standard request in, a response out. */
type SandboxApp = { fetch(request: Request): Response | Promise<Response> };

/** Who answers for `/api`. */
export type ApiBackend =
  | { readonly kind: 'sandbox'; readonly app: SandboxApp }
  | { readonly kind: 'origin'; readonly origin: string };

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/**
 * Answers `/api/*` (and, for the sandbox, `/__sandbox/*`) on the page's own origin; lets everything else pass.
 * @param boundHost host name the server listens on, where it is not a loopback name
 */
export function apiMiddleware(backend: ApiBackend, boundHost?: string): Middleware {
  const handle = backend.kind === 'sandbox' ? sandboxListener(backend.app) : forwarder(backend.origin);
  return (req, res, next) => {
    closeAfterAnswer(res);
    const target = req.url ?? '/';
    if (!/^\/(api|__sandbox)([/?]|$)/.test(target)) return next();
    if (!isOwnRequest(req.headers, boundHost)) {
      return answerFailure(res, {
        status: 403,
        code: 4030,
        message: 'This server answers only its own page: the Host or Origin of the request is another one.',
      });
    }
    handle(req, res);
  };
}

/**
 * Gives every request a connection of its own, also one for a file. On one that was used before, browsers send a request
 * again by themselves when it breaks before the answer, a POST too: one click would start two runs.
 */
function closeAfterAnswer(res: ServerResponse): void {
  res.shouldKeepAlive = false;
}

/** The methods that the platform's API has. */
const METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'POST']);

function forwarder(origin: string) {
  return (req: IncomingMessage, res: ServerResponse) => {
    if (!staysUnderApi(req.url ?? '/'))
      return answerFailure(res, { status: 404, code: 4040, message: 'Only paths under /api are forwarded.' });
    if (!METHODS.has(req.method))
      return answerFailure(res, { status: 405, code: 4050, message: 'Only GET and POST are forwarded.' });
    forwardToApi(req, res, origin);
  };
}

/** The sandbox asks for a dropped connection with the header `x-sandbox-drop: 1`. */
function sandboxListener(app: SandboxApp) {
  const listener = getRequestListener(
    async (request, { incoming }) => {
      const response = await app.fetch(request);
      if (response.headers.get('x-sandbox-drop') === '1') incoming.socket.destroy();
      return response;
    },
    { overrideGlobalObjects: false },
  );
  return (req: IncomingMessage, res: ServerResponse) => void listener(req, res);
}
