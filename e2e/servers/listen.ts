import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * Serves on a free port of 127.0.0.1.
 * @param onConnection is told of every connection, be it HTTP that comes over it or not
 */
export async function listen(
  listener?: RequestListener,
  onConnection?: (socket: Socket) => void,
): Promise<{ readonly origin: string; readonly port: number; readonly stop: () => void }> {
  const server = createServer(listener);
  if (onConnection !== undefined) server.on('connection', onConnection);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
