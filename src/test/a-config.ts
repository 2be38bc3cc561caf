import type { ApiConfig } from '#api/config/config.ts';

/** Where the API is, for tests: nowhere that answers. */
export const aConfig = (given: Partial<ApiConfig> = {}): ApiConfig => ({
  ...{
    origin: 'https://api.example.com',
    authScheme: 'bearer',
    version: 'v1',
    platform: { kind: 'sandbox' },
  },
  ...given,
});
