import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  loadEnv,
  runnerImport,
  type HtmlTagDescriptor,
  type Logger,
  type Plugin,
  type PreviewServer,
  type ViteDevServer,
} from 'vite';
import { readOrigin } from '#api/config/settings.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { parseUrl } from '#core/parse-url.ts';
import type { createSandbox } from '#sandbox/app.ts';
import { apiMiddleware, type ApiBackend } from './serve/api-middleware.ts';
import { withCompileHint } from './build/chunk-groups.ts';
import { brotliFiles, gzipFiles } from './build/compress-files.ts';
import { readBuildSettings, type BuildSettings } from './build-settings.ts';
import { isClearText } from './origin.ts';
import { contentSecurityPolicy } from './serve/csp.ts';
import { earlyDescriptor } from './build/early-descriptor.ts';
import { hostFiles } from './build/host-files.ts';
import { screenFiles } from './build/screen-files.ts';
import { packedFiles } from './serve/packed-files.ts';
import { earlyFiles, refuseMissingAssets, securityHeaders } from './serve/security-headers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }; // as npm demands

/** Mode of a build that is served where it was made. */
const LOCAL_MODE = 'local-build';

/**
 * Vite plugin of the run console. Provides the build's settings as `import.meta.env.VITE_API_*`, its version, the
 * Content-Security-Policy of the built page and of `vite preview`, files for static hosts, and, for a page
 * that calls its own origin, an API behind `/api`: the sandbox, or the origin in CORECLAW_API_URL.
 * @param api false if no server may answer for the API: component tests bring their own
 */
export function consolePlugin({ api }: { api: boolean }): Plugin {
  let settings: BuildSettings;
  let variables: Record<string, string>;
  /** `vite preview` serves only gzip-packed files. */
  let isForHosts: boolean;

  const mountApi = async (server: ViteDevServer | PreviewServer, host: string | boolean | undefined) => {
    if (!api || settings.apiOrigin !== 'same-origin') return;
    const backend = await chooseBackend(variables['CORECLAW_API_URL'], server.config.logger);
    server.middlewares.use(apiMiddleware(backend, typeof host === 'string' ? host : undefined));
  };

  return {
    name: 'run-console',
    config(config, { mode, command, isPreview }) {
      variables = loadEnv(mode, config.envDir === false ? root : (config.envDir ?? root), [
        'VITE_',
        'CORECLAW_',
      ]);
      isForHosts = mode !== LOCAL_MODE;
      settings = readBuildSettings(variables, { dev: command === 'serve' && isPreview !== true });
      return { base: settings.base, define: definitions(settings) };
    },
    configResolved({ logger }) {
      if (parseUrl(settings.apiOrigin)) warnOfClearText('VITE_API_BASE_URL', settings.apiOrigin, logger);
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { server, bundle = {} }) =>
        server === undefined
          ? { html: withEarlyRequests(html, bundle, settings), tags: [policyTag(settings.apiOrigin)] }
          : html,
    },
    generateBundle: {
      // Once the page is made, and everything that it names.
      order: 'post',
      async handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') return;
        for (const file of Object.values(bundle))
          if (file.type === 'chunk') file.code = withCompileHint(file);
        for (const [fileName, source] of Object.entries(hostFiles(settings, String(page.source))))
          this.emitFile({ type: 'asset', fileName, source });
        const files = Object.values(bundle).map((file) => ({
          fileName: file.fileName,
          content: file.type === 'asset' ? file.source : file.code,
        }));
        const packed = await Promise.all([gzipFiles(files), ...(isForHosts ? [brotliFiles(files)] : [])]);
        for (const { fileName, content } of packed.flat())
          this.emitFile({ type: 'asset', fileName, source: content });
      },
    },
    configureServer: (server) => mountApi(server, server.config.server.host),
    async configurePreviewServer(server) {
      server.middlewares.use(securityHeaders(settings));
      const page = resolve(server.config.root, server.config.build.outDir, 'index.html');
      server.middlewares.use(earlyFiles(settings, () => readFileSync(page, 'utf8')));
      await mountApi(server, server.config.preview.host);
      // After the API, which has every connection end with its answer.
      server.middlewares.use(`${settings.base}assets`, packedFiles(join(dirname(page), 'assets')));
      return () => server.middlewares.use(refuseMissingAssets(settings));
    },
  };
}

function definitions({ apiOrigin, authScheme, apiVersion, platform }: BuildSettings): Record<string, string> {
  return {
    'import.meta.env.VITE_API_BASE_URL': JSON.stringify(apiOrigin),
    'import.meta.env.VITE_AUTH_SCHEME': JSON.stringify(authScheme),
    'import.meta.env.VITE_API_VERSION': JSON.stringify(apiVersion),
    'import.meta.env.VITE_API_PLATFORM': JSON.stringify(platform),
    'import.meta.env.VITE_CONSOLE_VERSION': JSON.stringify(version),
  };
}

/**
 * Modules with words that load early, by language: of every screen, of the compose screen, which is the
 * largest and the one that links lead to, and of Spend, which uses stored data.
 */
const earlyModules = (apiVersion: BuildSettings['apiVersion']): Record<string, readonly string[]> => ({
  ...Object.fromEntries(
    [
      {
        screen: 'compose',
        asking: [`src/api/${apiVersion}/worker.ts`, 'src/core/descriptor/read-descriptor.ts'],
      },
      { screen: 'spend', asking: [`src/api/${apiVersion}/operations.ts`] },
    ].map(({ screen, asking }) => [
      screen,
      [`src/app/routes/${screen}-route.tsx`, 'src/api/client/client.ts', ...asking],
    ]),
  ),
  ...wordModules('en'),
  ...wordModules('zh'),
});

function wordModules(language: string): Record<string, readonly string[]> {
  const part = (name: string) => [`src/messages/${language}.ts?part=${name}&compiled`];
  return {
    [language]: part('start'),
    [`${language}-compose`]: part('compose'),
    [`${language}-spend`]: part('spending'),
  };
}

/**
 * Tells `public/start.js`, the page's first script, what it may fetch before the page does.
 * The page's other files are requested before it: a browser looks past a blocking script, but not in a
 * page with its policy in a `<meta>` element.
 */
function withEarlyRequests(
  html: string,
  bundle: Parameters<typeof screenFiles>[0],
  settings: BuildSettings,
): string {
  const { base, apiVersion } = settings;
  const files = Object.entries(earlyModules(apiVersion)).map(([name, modules]) => [
    name,
    screenFiles(bundle, modules)
      .map((file) => base + file)
      .join(' '),
  ]);
  // Below what the console is served under.
  const workers = SCREEN_PATHS.compose.slice(1).replace(/:.*/, '');
  const attributes = [
    ...files,
    ['base', base],
    ['workers', workers],
    ['spend-path', SCREEN_PATHS.spend],
    ...Object.entries(earlyDescriptor(settings)),
  ].map(([name, value]) => ` data-${name}="${value}"`);
  const ahead = [
    ...Array.from(
      html.matchAll(/<script type="module" crossorigin src="([^"]*)"/g),
      ([, file]) => `<link rel="modulepreload" crossorigin href="${file}">`,
    ),
    ...Array.from(
      html.matchAll(/<link rel="stylesheet" crossorigin href="([^"]*)"/g),
      ([, file]) => `<link rel="preload" as="style" crossorigin href="${file}">`,
    ),
    // The style sheet names it too late to be there for the first text.
    ...Object.keys(bundle)
      .filter((file) => file.endsWith('.woff2'))
      .map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${base}${file}">`),
  ];
  return html.replace(
    `<script src="${base}start.js"`,
    (start) => `${ahead.join('')}${start}${attributes.join('')}`,
  );
}

function policyTag(apiOrigin: string): HtmlTagDescriptor {
  return {
    tag: 'meta',
    attrs: {
      'http-equiv': 'Content-Security-Policy',
      content: contentSecurityPolicy({ apiOrigin, header: false }),
    },
    injectTo: 'head-prepend',
  };
}

function warnOfClearText(variable: string, origin: string, logger: Logger): void {
  if (isClearText(origin))
    logger.warn(`${variable} is ${origin}: the API key goes there in clear text. Use https.`);
}

async function chooseBackend(origin: string | undefined, logger: Logger): Promise<ApiBackend> {
  if (origin !== undefined && origin !== '') {
    const backend = { kind: 'origin', origin: readOrigin('CORECLAW_API_URL', origin) } as const;
    warnOfClearText('CORECLAW_API_URL', backend.origin, logger);
    logger.info(`  ➜  API:     forwarded to ${backend.origin}`);
    return backend;
  }
  // Loaded apart from the config file: what the config file imports restarts the development server when it is edited.
  const { module } = await runnerImport<{ createSandbox: typeof createSandbox }>('/src/sandbox/app.ts', {
    root,
  });
  const { app, key } = module.createSandbox({ now: () => Date.now(), random: () => Math.random() });
  logger.info(`  ➜  API:     the embedded sandbox; its API key is ${key}`);
  return { kind: 'sandbox', app };
}
