import { API_POLICY, contentSecurityPolicy } from './csp.ts';

/** `Cache-Control` of files under `assets/`, whose names contain a hash of their content. */
export const HASHED_FILES_CACHE = 'public, max-age=31536000, immutable';

/** Browser features that the console's pages must not use; `e2e/host.spec.ts` checks that Chromium knows each. */
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

export function pageHeaders(apiOrigin: string): Readonly<Record<string, string>> {
  return { 'Content-Security-Policy': contentSecurityPolicy({ apiOrigin, header: true }), ...EVERYWHERE };
}

export const API_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': API_POLICY,
  ...EVERYWHERE,
};
