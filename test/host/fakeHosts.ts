import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { untrustedCertificate } from './certificate';

/** Answers a request: who was asked stands in its `host` header. */
export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** A proxy that leads every address to one server of ours: an editor set up with it asks nobody else. */
export class FakeHosts {
  /** Host and port of each connection that was asked for. */
  readonly connected: string[] = [];
  /** Host, path and query of each request. */
  readonly asked: string[] = [];
  answer: Answer = (_, response) => response.writeHead(404).end();

  private readonly hosts = https.createServer(untrustedCertificate('huggingface.co'), (request, response) => {
    this.asked.push(`${String(request.headers.host)}${String(request.url)}`);
    this.answer(request, response);
  });
  private readonly proxy = http.createServer((_, response) => response.writeHead(403).end());

  async start(): Promise<void> {
    this.proxy.on('connect', (request: http.IncomingMessage, client: net.Socket) => {
      this.connected.push(String(request.url));
      const tunnel = net.connect(portOf(this.hosts), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        tunnel.pipe(client).pipe(tunnel);
      });
      for (const socket of [tunnel, client]) socket.on('error', () => { tunnel.destroy(); client.destroy(); });
    });
    for (const server of [this.hosts, this.proxy]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    for (const server of [this.hosts, this.proxy]) {
      server.closeAllConnections();
      server.close();
    }
  }

  /** For the editor's setting `http.proxy`. */
  get address(): string {
    return `http://127.0.0.1:${String(portOf(this.proxy))}`;
  }
}

function portOf(server: net.Server): number {
  return (server.address() as AddressInfo).port;
}
