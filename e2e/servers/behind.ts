import type { IncomingMessage, RequestListener } from 'node:http';
import { ask } from './ask.ts';
import { startConsole } from './console-server.ts';
import { test as base } from '../fixtures.ts';
import type { Host } from './hosts.ts';
import { listen } from './listen.ts';
import { startCaddy, startNginx } from './reverse-proxies.ts';

/** A platform of the test's own behind a server of its own. */
type Behind = {
  readonly origin: string;
  /** Host and port of the platform. */
  readonly platform: string;
  /** What reached the platform, oldest first. */
  readonly received: IncomingMessage[];
  /** Takes away what came to the platform since the last time, as it was on the wire, once all of it is there. */
  readonly takeBytes: () => Promise<string>;
};

/** A request that comes after all others: what came before it is there, or on a connection that is. */
const LAST = '/api/the-last-one';

type Site = { readonly build: string; readonly platform: string; readonly path?: '/console' | undefined };
type Server = { readonly origin: string; readonly stop: () => Promise<void> };

/** The servers that pass `/api` on. */
const SERVERS: Record<Exclude<Host, 'in-page'>, (site: Site) => Promise<Server>> = {
  preview: ({ platform }) => startConsole({ upstream: platform }),
  nginx: startNginx,
  caddy: startCaddy,
};

type Fixtures = {
  /** Starts the server of the project before a platform, and gives its origin. */
  inFrontOf: (platform: string, path?: '/console') => Promise<string>;
  /** Starts it before one that this listener answers for. */
  behind: (listener: RequestListener, path?: '/console') => Promise<Behind>;
};

/** Tests of the servers that pass `/api` on, each started for real. */
export const test = base.extend<Fixtures>({
  inFrontOf: async ({ host }, use) => {
    if (host === 'in-page') throw new Error('There is no server between the page and its own sandbox.');
    const stops: (() => Promise<void>)[] = [];
    await use(async (platform, path) => {
      const server = await SERVERS[host]({ build: '.cache/app', platform, path });
      stops.push(server.stop);
      return server.origin;
    });
    for (const stop of stops) await stop();
  },
  behind: async ({ inFrontOf }, use) => {
    const stops: (() => void)[] = [];
    await use(async (listener, path) => {
      const received: IncomingMessage[] = [];
      const connections: { bytes: string; readonly ended: Promise<unknown> }[] = [];
      const platform = await listen(
        (req, res) => {
          if (req.url === LAST) return void res.end();
          received.push(req);
          listener(req, res);
        },
        (socket) => {
          const connection = { bytes: '', ended: new Promise((resolve) => socket.once('close', resolve)) };
          connections.push(connection);
          socket.on('data', (chunk: Buffer) => (connection.bytes += chunk.toString('latin1')));
        },
      );
      stops.push(platform.stop);
      const origin = await inFrontOf(platform.origin, path);
      const takeBytes = async () => {
        await ask(origin, LAST);
        const previousConnections = connections.splice(0);
        await Promise.all(previousConnections.map(({ ended }) => ended));
        return previousConnections
          .map(({ bytes }) => bytes)
          .filter((bytes) => !bytes.startsWith(`GET ${LAST} `))
          .join('');
      };
      return { origin, platform: new URL(platform.origin).host, received, takeBytes };
    });
    for (const stop of stops) stop();
  },
});
