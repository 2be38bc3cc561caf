import { existsSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { Served } from './hosts.ts';
import { startSandbox } from './sandbox-server.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a build as a host of static files does, with a sandbox behind `/api`: with `rules`, as its `_redirects` and
 * `_headers` say (Netlify, Cloudflare Pages); without, the file or `404.html` (GitHub Pages).
 * @param base path that the folder is served under, with a slash at both ends
 */
export function startStaticHost({
  folder,
  base,
  rules,
}: {
  folder: string;
  base: string;
  rules: boolean;
}): Promise<Served> {
  const fileOf = (path: string) => {
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    return existsSync(file) && statSync(file).isFile() ? file : undefined;
  };
  const redirects = rules ? readRedirects(join(folder, '_redirects')) : [];
  const headers = rules ? readHeaders(join(folder, '_headers')) : [];

  const serve = (path: string, res: ServerResponse) => {
    for (const { pattern, name, value } of headers) if (pattern.test(path)) res.setHeader(name, value);
    const requestedFile = path.startsWith(base) ? fileOf(path.slice(base.length - 1)) : undefined;
    const rule = redirects.find(({ pattern }) => pattern.test(path));
    const file =
      requestedFile ?? (rule && fileOf(rule.to.slice(base.length - 1))) ?? join(folder, '404.html');
    const status = requestedFile === undefined ? (rule?.status ?? 404) : 200;
    res.writeHead(status, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    res.end(readFileSync(file));
  };
  return startSandbox((req, res) => serve(new URL(req.url ?? '/', 'http://host').pathname, res));
}

const toPattern = (path: string) => new RegExp(`^${path.replaceAll('.', '\\.').replace('*', '.*')}$`);

function readRedirects(file: string) {
  return linesOf(file).map((line) => {
    const [from = '', to = '', status = ''] = line.split(' ');
    return { pattern: toPattern(from), to, status: Number(status) };
  });
}

function readHeaders(file: string) {
  let pattern = /^$/;
  return linesOf(file).flatMap((line) => {
    const [, name, value] = /^ +([\w-]+): (.+)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) return { pattern, name, value };
    pattern = toPattern(line);
    return [];
  });
}

const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');
