import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';

const POLICY = [
  "default-src 'none'",
  "img-src 'self' https:",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/**
 * The empty page that the staff app fills with a mail whose pictures from elsewhere somebody asked for. A frame that the
 * app writes by itself inherits the app's own policy, which allows none; this one brings its own, and no script runs in it.
 */
@ApiExcludeController()
@Controller('api/frames')
export class FramesController {
  @Get('pictures')
  pictures(@Res() response: Response): void {
    response
      .set({
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': POLICY,
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'private, max-age=3600',
      })
      .send(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title></title></head><body></body></html>',
      );
  }
}
