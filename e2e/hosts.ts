import { startConsole } from './console-server.ts';
import type { Dialect } from './dialect.ts';
import { createSandboxClient, type Sandbox } from './sandbox.ts';

/** Who serves the built console. */
export type Host = 'preview';

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
};

export const startHost = (host: Host, dialect: Dialect): Promise<Served> => HOSTS[host](dialect);

/** The build that `npm start` serves with the sandbox, as `console.build.ts` makes it. */
function localBuild(dialect: Dialect) {
  return {
    outDir: dialect === 'v1' ? '.cache/app' : `.cache/app-${dialect}`,
    env: { VITE_API_BASE_URL: 'same-origin', VITE_API_VERSION: dialect },
  };
}
