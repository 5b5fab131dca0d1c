export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, problem details included; otherwise the text. */
  // biome-ignore lint/suspicious/noExplicitAny: a test from outside looks at what comes, and says what it expects
  body: any;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

/** Speaks to the product as a program that knows nothing of its code. */
export interface ApiClient {
  signIn(who: { email: string; password: string }): Promise<Answer>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  /** The session, as the `Cookie` header has it; empty before signing in. */
  cookie(): string;
  /** Another client of the same server, signed in as nobody. */
  nobody(): ApiClient;
}

export function apiClient(url: string): ApiClient {
  let session = '';
  const client: ApiClient = {
    cookie: () => session,
    nobody: () => apiClient(url),
    async call(method, path, { body, headers = {} } = {}) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(session ? { cookie: session } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
      return {
        status: response.status,
        headers: response.headers,
        body: isJson && text ? JSON.parse(text) : text,
      };
    },
    get: (path) => client.call('GET', path),
    post: (path, body = {}, headers = {}) => client.call('POST', path, { body, headers }),
    put: (path, body = {}) => client.call('PUT', path, { body }),
    async signIn(who) {
      const answer = await client.post('/api/session', who);
      session = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      return answer;
    },
  };
  return client;
}
