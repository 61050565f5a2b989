/** A proxy that leads every https host to the world's one port, since Firefox has no rules for host names; nothing else gets out. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface Tunnel {
  port: number;
  close: () => void;
}

/** @param worldPort where the world listens on loopback */
export const openTunnel = async (worldPort: number): Promise<Tunnel> => {
  const server = createServer((_request, response) => response.writeHead(502).end());
  server.on('connect', (_request, client) => {
    const world = connect(worldPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      world.pipe(client);
      client.pipe(world);
    });
    const end = (): void => {
      world.destroy();
      client.destroy();
    };
    world.on('error', end);
    world.on('close', end);
    client.on('error', end);
    client.on('close', end);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
