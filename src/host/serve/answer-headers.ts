import { API_POLICY, contentSecurityPolicy } from './csp.ts';

/** `Cache-Control` of files whose names carry a hash of their content: those under `assets/`. */
export const HASHED_FILES_CACHE = 'public, max-age=31536000, immutable';

/** What a browser may let pages do beside what this console does; `e2e/host.spec.ts` sees that Chromium knows each. */
const REFUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const EVERYWHERE: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // A page that opened this one, or was opened by it, keeps no hold on it.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
};

/** What every answer with the page, or a file of it, says about how it may be used. */
export function pageHeaders(apiOrigin: string): Readonly<Record<string, string>> {
  return { 'Content-Security-Policy': contentSecurityPolicy({ apiOrigin, header: true }), ...EVERYWHERE };
}

/** What every answer of the API on the page's own origin says, whoever wrote it. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': API_POLICY,
  ...EVERYWHERE,
};
