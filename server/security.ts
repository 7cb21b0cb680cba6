import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';

/**
 * Headers that keep a browser from doing what Hilo never asks of it. Scripts run only with the nonce of their page
 * (`res.locals.nonce`, given to Remix in the load context); styles may be inline, as the canvas places its nodes so.
 */
export function createSecurityHeaders({ https, dev }: { https: boolean; dev: boolean }): RequestHandler {
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString('base64');
    response.locals['nonce'] = nonce;
    response.set({
      'content-security-policy': [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}'`,
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        `connect-src 'self'${dev ? ' ws:' : ''}`,
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join('; '),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()',
      ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
    next();
  };
}
