/** The browser's `fetch` as the product uses it, but reaching the world: for running a network file against its double in one process. */
import type { Client } from './client.ts';

/** Redirects fail, as they do in the product. */
export const fetchFrom =
  (client: Client): typeof fetch =>
  async (input, init = {}) => {
    const got = await client(String(input), {
      method: init.method ?? 'GET',
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        ...(init.body instanceof URLSearchParams && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(init.body !== undefined && init.body !== null && { body: String(init.body) }),
      ...(init.signal && { signal: init.signal }),
    });
    if (got.status >= 300 && got.status < 400) throw new TypeError('Failed to fetch');
    const headers = Object.entries(got.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    );
    const bodiless = got.status === 204 || got.status === 304;
    return new Response(bodiless ? null : got.text, { status: got.status, headers });
  };
