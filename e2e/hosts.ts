import { startConsole } from './console-server.ts';
import type { Dialect } from './dialect.ts';
import { startCaddy, startNginx } from './reverse-proxies.ts';
import { startSandbox } from './sandbox-server.ts';
import { createSandboxClient, type Sandbox } from './sandbox.ts';

/** Who serves the built console. */
export type Host = 'preview' | 'nginx' | 'caddy';

/** A built console, served with a sandbox behind it. */
export type Served = {
  /** Origin of the page. */
  readonly origin: string;
  readonly sandbox: Sandbox;
  readonly stop: () => Promise<void>;
};

/** How each host is started. A new host needs its line here and a project in `playwright.config.ts`. */
const HOSTS: Record<Host, (dialect: Dialect) => Promise<Served>> = {
  preview: async (dialect) => {
    const server = await startConsole({ build: localBuild(dialect) });
    return { ...server, sandbox: createSandboxClient(server.origin) };
  },
  nginx: (dialect) => startProxy(startNginx, dialect),
  caddy: (dialect) => startProxy(startCaddy, dialect),
};

export const startHost = (host: Host, dialect: Dialect): Promise<Served> => HOSTS[host](dialect);

/** The build that `npm start` serves with the sandbox, as `console.build.ts` makes it. */
function localBuild(dialect: Dialect) {
  return {
    outDir: dialect === 'v1' ? '.cache/app' : `.cache/app-${dialect}`,
    env: { VITE_API_BASE_URL: 'same-origin', VITE_API_VERSION: dialect },
  };
}

/** A server of its own for the page, which passes `/api` on to a sandbox elsewhere. */
async function startProxy(start: typeof startNginx, dialect: Dialect): Promise<Served> {
  const platform = await startSandbox();
  const server = await start({ build: localBuild(dialect).outDir, platform: platform.origin });
  const stop = async () => {
    await server.stop();
    await platform.stop();
  };
  return { origin: server.origin, sandbox: platform.sandbox, stop };
}
