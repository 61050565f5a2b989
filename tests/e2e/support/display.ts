/** A display without a screen, for what needs a real window: the browser's own permission prompt. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Display {
  name: string;
  /** Press keys as a person would, in whatever window has the focus. */
  press: (...keys: string[]) => Promise<void>;
  close: () => void;
}

/** Xvfb chooses a free display number itself and prints it. */
export const openDisplay = async (): Promise<Display> => {
  const server: ChildProcess = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const failed = new Promise<never>((_resolve, reject) => server.once('error', reject));
  const { stdout } = server;
  if (!stdout) throw new Error('Xvfb has no output');
  const lines = createInterface({ input: stdout });
  const number = await Promise.race([new Promise<string>(resolve => lines.once('line', resolve)), failed]);
  const name = `:${number.trim()}`;
  return {
    name,
    press: async (...keys) => {
      for (const key of keys) await run('xdotool', ['key', key], { env: { ...process.env, DISPLAY: name } });
    },
    close: () => void server.kill(),
  };
};
