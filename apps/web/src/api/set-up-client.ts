import { client } from '#api-client';
import { texts } from '../texts.js';
import { problemFrom } from './problem.js';

/** Same origin, with the session's cookie; every error comes out as a `Problem`, every POST can be repeated without harm. */
export function setUpClient(): void {
  client.setConfig({ baseUrl: '', credentials: 'same-origin', throwOnError: true });
  client.interceptors.request.use((request) => {
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', newKey());
    }
    return request;
  });
  client.interceptors.error.use((error, response) => problemFrom(error, response, texts.problems.offline));
}

/** `crypto.randomUUID` is missing on plain http addresses other than localhost. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
