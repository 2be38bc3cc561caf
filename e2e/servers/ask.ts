import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Asks a server for a path exactly as it is written, with these headers and no others, which neither a browser nor `fetch` does. */
export function ask(
  origin: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', reject);
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end(body);
  });
}

/** How long a server may be silent that waits for more than was sent. Milliseconds. */
const PATIENCE = 4_000;

/**
 * Sends these bytes over a connection and gives all that comes back until the server closes it. Its own end stays open: servers take a
 * request back whose sender has left.
 * @param options.isWhole false for a request of which a server may wait for the rest: it is given up once that is silent
 */
export function sendRaw(origin: string, text: string, { isWhole = true } = {}): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    if (!isWhole) socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
