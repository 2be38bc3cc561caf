import { startConsole } from './console-server.ts';
import type { Dialect } from '../steps/dialect.ts';
import { startCaddy, startNginx } from './reverse-proxies.ts';
import { startSandbox } from './sandbox-server.ts';
import { createSandboxClient, type Sandbox } from './sandbox.ts';

/** Who serves the built console. */
export type Host = 'preview' | 'nginx' | 'caddy' | 'in-page';

/** A built console, served with a sandbox behind it or in it. */
export type Served = {
  /** Origin of the page. */
  readonly origin: string;
  /** Undefined where it lives in the page: each tab has its own. */
  readonly sandbox: Sandbox | undefined;
  readonly stop: () => Promise<void>;
};

/** How each host is started. A new host needs its line here and a project in `playwright.config.ts`. */
const HOSTS: Record<Host, (dialect: Dialect) => Promise<Served>> = {
  preview: async (dialect) => {
    const server = await startConsole({ build: buildFor('preview', dialect) });
    return { ...server, sandbox: createSandboxClient(server.origin) };
  },
  nginx: (dialect) => startProxy(startNginx, dialect),
  caddy: (dialect) => startProxy(startCaddy, dialect),
  'in-page': async (dialect) => ({
    ...(await startConsole({ build: buildFor('in-page', dialect) })),
    sandbox: undefined,
  }),
};

export const startHost = (host: Host, dialect: Dialect): Promise<Served> => HOSTS[host](dialect);

/** The build that a host serves, as `console.build.ts` makes it: the one of `npm start`, or one that needs no server. */
export function buildFor(host: Host, dialect: Dialect) {
  const [name, api] = host === 'in-page' ? ['app-in-page', 'sandbox'] : ['app', 'same-origin'];
  return {
    outDir: dialect === 'v1' ? `.cache/${name}` : `.cache/${name}-${dialect}`,
    env: { VITE_API_BASE_URL: api, VITE_API_VERSION: dialect },
  };
}

/** A server of its own for the page, which passes `/api` on to a sandbox elsewhere. */
async function startProxy(start: typeof startNginx, dialect: Dialect): Promise<Served> {
  const platform = await startSandbox();
  const server = await start({ build: buildFor('nginx', dialect).outDir, platform: platform.origin });
  const stop = async () => {
    await server.stop();
    await platform.stop();
  };
  return { origin: server.origin, sandbox: platform.sandbox, stop };
}
