/** Short names for secrets, so that logs and failing tests can speak of a token without showing it. */
import { randomBytes } from 'node:crypto';

const SECRET_KEYS =
  /^(access_token|refresh_token|id_token|id_token_hint|token|input_token|fb_exchange_token|client_secret|code|code_verifier|password)$/;

export class Labels {
  #names = new Map<string, string>();
  #counts = new Map<string, number>();

  /** Remember a secret under a name such as `x-refresh-3`. Returns the secret. */
  add(kind: string, value: string): string {
    if (this.#names.has(value)) return value;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    this.#names.set(value, `${kind}-${count}`);
    return value;
  }

  /** A fresh random secret with the prefix that the network's tokens have. */
  make(kind: string, prefix = ''): string {
    return this.add(kind, prefix + randomBytes(48).toString('base64url').replace(/[-_]/g, 'Z'));
  }

  /** The name of a secret; `undefined` for what was never handed out. */
  of(value: string): string | undefined {
    return this.#names.get(value);
  }

  /** Parameters with every secret replaced. */
  redact(params: URLSearchParams): Record<string, string> {
    return Object.fromEntries(
      [...params].map(([key, value]) => [
        key,
        this.of(value) ?? (SECRET_KEYS.test(key) && value ? '(unknown)' : value),
      ]),
    );
  }
}
