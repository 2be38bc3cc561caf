import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';

/** Each user of the machine can list them. */
const commandLines = () => execFileSync('ps', ['-A', '-ww', '-o', 'args'], { encoding: 'utf8' });

/** What arrived at a receiver: its headers as the sender wrote them, in lower case, and its body to the byte. */
export type Received = {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};

/**
 * Starts a server that keeps every request and answers with `answer`; what asks for `/redirect` is sent to
 * `/elsewhere`, keeping method and body; what asks for `/processes` gets the command lines of the machine's processes.
 * For tests of what sends requests.
 */
export async function startReceiver(answer: string) {
  const requests: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      requests.push({ method, url, headers, body: Buffer.concat(chunks) });
      if (url === '/redirect') response.writeHead(307, { Location: '/elsewhere' });
      response.end(url === '/processes' ? commandLines() : answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    /** What arrived since it was asked last. */
    take: () => requests.splice(0),
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
