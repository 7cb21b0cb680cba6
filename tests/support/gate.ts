import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A way to a server that a test can open and shut: shut, nothing listens and what was connected is cut off. */
export interface Gate {
  address: string;
  open(): Promise<void>;
  shut(): Promise<void>;
}

export async function createGate(to: string): Promise<Gate> {
  const [host, port] = to.split(':');
  const sockets = new Set<Socket>();
  let own = 0;
  let server = listening();

  function listening() {
    return createServer((socket) => {
      const far = connect(Number(port), host);
      for (const end of [socket, far]) {
        sockets.add(end);
        end
          .on('error', () => {})
          .on('close', () => {
            sockets.delete(end);
            socket.destroy();
            far.destroy();
          });
      }
      socket.pipe(far).pipe(socket);
    });
  }
  const open = () => new Promise<void>((done) => server.listen(own, '127.0.0.1', done));
  async function shut() {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
    server = listening();
  }

  await open();
  own = (server.address() as AddressInfo).port;
  return { address: `127.0.0.1:${own}`, open, shut };
}
