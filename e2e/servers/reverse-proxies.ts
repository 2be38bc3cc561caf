import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NGINX_MODULE } from '../../scripts/nginx.mjs';
import { listen } from './listen.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a server is started with. */
type Site = {
  /** Folder of the build. */
  readonly build: string;
  /** Origin of the platform. */
  readonly platform: string;
  /** Path that the console is served under, such as `/console`; the root unless given. */
  readonly path?: '/console' | undefined;
};

export type ReverseProxy = { readonly origin: string; readonly stop: () => Promise<void> };

/** Starts nginx with `deploy/nginx.conf`, in which only the lines marked "set" are changed, and those for a sub-path taken in. */
export const startNginx = (site: Site): Promise<ReverseProxy> =>
  startServer(({ folder, port }) => {
    writeFileSync(join(folder, 'site.conf'), nginxSite(site, port));
    writeFileSync(join(folder, 'nginx.conf'), nginxAround(folder));
    copyFileSync(join(root, 'deploy/run-console.js'), join(folder, 'run-console.js'));
    return {
      program: 'nginx',
      args: [
        '-p',
        folder,
        '-e',
        'stderr',
        '-c',
        join(folder, 'nginx.conf'),
        '-g',
        `load_module ${NGINX_MODULE}; daemon off; master_process off;`,
      ],
      env: {},
    };
  });

/** Starts Caddy with `deploy/Caddyfile` as it is. */
export const startCaddy = ({ build, platform, path }: Site): Promise<ReverseProxy> =>
  startServer(({ folder, port }) => ({
    program: 'caddy',
    args: ['run', '--config', join(root, 'deploy/Caddyfile'), '--adapter', 'caddyfile'],
    env: {
      SITE_ADDRESS: `http://127.0.0.1:${port}`,
      SITE_ROOT: join(root, build),
      SITE_PATH: path ?? '',
      CORECLAW_API_URL: platform,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
  }));

function nginxSite({ build, platform, path }: Site, port: number): string {
  const changes = [
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['root /usr/share/nginx/html;', `root ${join(root, build)};`],
    ['proxy_pass https://openapi.coreclaw.com;', `proxy_pass ${platform};`],
  ] as const;
  const site = changes.reduce(
    (text, [sample, ours]) => {
      if (text.split(sample).length !== 2) throw new Error(`deploy/nginx.conf has not one "${sample}".`);
      return text.replace(sample, ours);
    },
    readFileSync(join(root, 'deploy/nginx.conf'), 'utf8'),
  );
  return path === undefined ? site : site.replaceAll(/^( +)#(?=\S)/gm, '$1');
}

/** What Debian's nginx.conf has around a site, with every file that is written in a folder of the test. */
function nginxAround(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${join(folder, name)};`,
  );
  return [
    `pid ${join(folder, 'nginx.pid')};`,
    'events {}',
    'http {',
    '  include /etc/nginx/mime.types;',
    '  access_log off;',
    ...temporary,
    `  include ${join(folder, 'site.conf')};`,
    '}',
  ].join('\n');
}

type Command = {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

async function startServer(
  commandFor: (place: { folder: string; port: number }) => Command,
): Promise<ReverseProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'run-console-'));
  const port = await freePort();
  const { program, args, env } = commandFor({ folder, port });
  const child = spawn(program, args, {
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const failed = ended.then(() => {
    throw new Error(`${program} ended:\n${log}`);
  });
  await Promise.race([accepts(port), failed]);
  failed.catch(() => undefined);
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const { port, stop } = await listen();
  stop();
  return port;
}

/** Ends when something accepts connections on the port. */
async function accepts(port: number): Promise<void> {
  const opened = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
  while (!(await opened())) await new Promise((resolve) => setTimeout(resolve, 50));
}
