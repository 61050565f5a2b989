/**
 * A client for Marionette, Firefox's own driver protocol, over TCP: `<byte length>:<json>`, requests
 * `[0, id, command, parameters]`, answers `[1, id, error, result]` (Firefox source docs, testing/marionette, 2026-11).
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export interface Marionette {
  /** @throws Error with Firefox's own error name and text */
  send: <T = { value: unknown }>(command: string, parameters?: object) => Promise<T>;
  close: () => void;
}

/** Takes whole messages off the front of what has arrived. */
const takeMessages = (received: Buffer): { messages: unknown[]; rest: Buffer } => {
  const messages: unknown[] = [];
  let rest = received;
  for (;;) {
    const colon = rest.indexOf(0x3a);
    const end = colon < 0 ? Number.NaN : colon + 1 + Number(rest.subarray(0, colon));
    if (!(rest.length >= end)) return { messages, rest };
    messages.push(JSON.parse(rest.subarray(colon + 1, end).toString()));
    rest = rest.subarray(end);
  }
};

export const openMarionette = async (port: number): Promise<Marionette> => {
  const socket: Socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  let received = Buffer.alloc(0);
  let lastId = 0;
  socket.on('data', chunk => {
    const { messages, rest } = takeMessages(Buffer.concat([received, chunk]));
    received = Buffer.from(rest);
    for (const message of messages) {
      // The first message is a greeting, not an answer.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message as [number, number, { error: string; message: string } | null, unknown];
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
      else asked?.resolve(result);
    }
  });
  const gone = (): void => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox has gone'));
    waiting.clear();
  };
  socket.on('close', gone);
  socket.on('error', gone);
  await once(socket, 'connect');
  return {
    send: <T>(command: string, parameters: object = {}) =>
      new Promise<T>((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve: value => resolve(value as T), reject });
        const text = JSON.stringify([0, lastId, command, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => void socket.destroy(),
  };
};
