import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { memoryCache, type AnswerCache } from '../../../src/fetching/cache';
import { Client, type ClientOptions } from '../../../src/fetching/client';
import { HOSTS } from '../../../src/fetching/hosts';
import { transportOver, type Transport } from '../../../src/fetching/transport';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on the loopback address that answers as it is told, and a client whose hosts are all this server. */
export class TestServer {
  /** `GET` lines and the header that asks for news, in order. */
  readonly requests: string[] = [];
  /** What each request waited for, in milliseconds of a clock that only waiting moves. */
  readonly waits: number[] = [];
  clock = Date.UTC(2025, 10, 3);
  answer: Answer = (_, response) => response.end();
  private readonly server = http.createServer((request, response) => {
    this.requests.push(`${request.headers['x-origin'] as string}${request.url ?? ''}`);
    this.answer(request, response);
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Sends to this server whatever is for one of the fixed hosts, and nothing else. */
  get transport(): Transport {
    const { port } = this.server.address() as AddressInfo;
    const origins = Object.values(HOSTS).map((host) => host.origin as string);
    const send = transportOver({
      module: http as never,
      locate: (url) => {
        const { origin, pathname, search } = new URL(url);
        if (!origins.includes(origin)) throw new Error(`Not a fixed host: ${url}`);
        return `http://127.0.0.1:${String(port)}${pathname}${search}`;
      },
    });
    return (request, signal) => send({ ...request, headers: { ...request.headers, 'x-origin': new URL(request.url).hostname } }, signal);
  }

  /** A clock that only waiting moves. */
  get time(): Pick<Required<ClientOptions>, 'now' | 'sleep'> {
    return {
      now: () => this.clock,
      sleep: (milliseconds) => {
        this.waits.push(milliseconds);
        this.clock += milliseconds;
        return Promise.resolve();
      },
    };
  }

  client(options: Partial<ClientOptions> = {}, cache: AnswerCache = memoryCache()): Client {
    return new Client({ transport: this.transport, cache, isEnabled: () => true, userAgent: 'Papershelf tests', ...this.time, ...options });
  }

  /** Answers with JSON. */
  json(body: unknown, headers: Record<string, string> = {}): void {
    this.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  }
}
