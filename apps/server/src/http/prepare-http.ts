import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, type NextFunction, type Request, type Response, urlencoded } from 'express';
import sirv from 'sirv';
import { PRODUCT_DIR } from '../product-dir.js';
import { cookie, SESSION_COOKIE } from './access.js';
import { serveOpenApi } from './openapi.js';

const LARGEST_BODY = '2mb';
const WEB_APP = join(PRODUCT_DIR, 'dist', 'apps', 'web');

/**
 * What the inbox begins with, by the addresses that the staff app asks for: on its way while the app itself is still being
 * read.
 */
const BEGINS_WITH = ['session', 'conversations?limit=50', 'views', 'queues']
  .map((path) => `</api/${path}>; rel=preload; as=fetch; crossorigin`)
  .join(', ');

/** The name of each holds a digest of what is in it. */
const KEPT_FOR_A_YEAR = 'public, max-age=31536000, immutable';

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** All of Express that the product needs: limits, headers, the API's description, and the staff app's files. */
export function prepareHttp(app: NestExpressApplication): void {
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.set('query parser', 'simple');
  app.use(headers);
  app.use(json({ limit: LARGEST_BODY }), urlencoded({ extended: false, limit: LARGEST_BODY }));
  serveOpenApi(app);
  serveWebApp(app);
}

function headers(_: Request, response: Response, next: NextFunction): void {
  response.set({
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  next();
}

/** The staff app finds its own way: whatever is no file and no call of ours is its page. */
function serveWebApp(app: NestExpressApplication): void {
  const page = join(WEB_APP, 'index.html');
  if (!existsSync(page)) return;
  const keep = (response: ServerResponse) => response.setHeader('Cache-Control', KEPT_FOR_A_YEAR);
  app.use('/assets', sirv(join(WEB_APP, 'assets'), { gzip: true, brotli: true, setHeaders: keep }));
  app.useStaticAssets(WEB_APP, { index: false });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage =
      request.method === 'GET' &&
      !/^\/(api|assets|forms|track|webhooks|health|metrics|performance)(\/|$|\.)/.test(request.path);
    if (!isPage || !request.accepts('html')) return next();
    // Another filter asks for another list.
    const isWholeInbox = /^\/(conversations\/[^/?]+)?$/.test(request.originalUrl);
    if (isWholeInbox && cookie(request, SESSION_COOKIE)) response.set('Link', BEGINS_WITH);
    response.sendFile(page);
  });
}
